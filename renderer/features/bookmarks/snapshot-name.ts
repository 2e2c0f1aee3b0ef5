import { tellingAncestor } from '#core/editions/telling-name.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import { useNavigation } from '../../stores/navigation.ts'

/** Returns a function to the name of what was kept, with the ancestor that tells it from others of that name. */
export function useSnapshotName(): (snapshot: Pick<Snapshot, 'name' | 'path'>) => string {
  const navigation = useNavigation()
  return ({ name, path }) => {
    const outline = navigation.edition?.outline
    const above = outline && tellingAncestor(outline, path, name)
    return above === undefined ? name : `${above} › ${name}`
  }
}
