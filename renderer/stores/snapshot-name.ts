import { tellingAncestor } from '#core/editions/telling-name.ts'
import { type Snapshot, keptTitle } from '#core/userdata/snapshot.ts'
import { useNavigation } from './navigation.ts'

interface Named extends Pick<Snapshot, 'name' | 'path'> {
  readonly code?: string | undefined
}

/**
 * Returns a function that names a bookmark or note, with the ancestor that distinguishes it from others of that name,
 * and with the code that it was made for.
 */
export function useSnapshotName(): (snapshot: Named) => string {
  const navigation = useNavigation()
  return ({ name, path, code }) => {
    const outline = navigation.edition?.outline
    const above = outline && tellingAncestor(outline, path, name)
    return keptTitle({ code, name: above === undefined ? name : `${above} › ${name}` })
  }
}
