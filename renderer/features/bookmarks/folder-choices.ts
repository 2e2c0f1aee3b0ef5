import type { UserDocument } from '#core/userdata/document.ts'
import { foldersIn } from '#core/userdata/folders.ts'

/** A folder to choose, its title indented by how deep it lies. */
export interface FolderChoice {
  readonly id: string
  readonly title: string
}

const indent = '    '

/** Returns all folders in the order of the tree, without one and what lies in it. */
export function folderChoices(document: UserDocument, without?: string): FolderChoice[] {
  const inside = (parent: string | null, depth: number): FolderChoice[] =>
    foldersIn(document, parent)
      .filter(({ id }) => id !== without)
      .flatMap(({ id, name }) => [
        { id, title: indent.repeat(depth) + name },
        ...inside(id, depth + 1),
      ])
  return inside(null, 0)
}
