import { tellingAncestor } from '#core/editions/telling-name.ts'
import { type Snapshot, keptTitle } from '#core/userdata/snapshot.ts'
import { useNavigation } from './navigation.ts'

type Named = Pick<Snapshot, 'name' | 'path' | 'code'>

/**
 * Returns a function to the name of what was kept, with the ancestor that tells it from others of that name, and with
 * the code that it was kept from.
 */
export function useSnapshotName(): (snapshot: Named) => string {
  const navigation = useNavigation()
  return ({ name, path, code }) => {
    const outline = navigation.edition?.outline
    const above = outline && tellingAncestor(outline, path, name)
    return keptTitle({
      ...(code === undefined ? {} : { code }),
      name: above === undefined ? name : `${above} › ${name}`,
    })
  }
}
