import type { UserDocument } from '#core/userdata/document.ts'
import { foldersIn } from '#core/userdata/folders.ts'

/** A folder to choose, its title indented by depth. */
export interface FolderChoice {
  readonly id: string
  readonly title: string
}

const indent = '    '

/** Returns all folders in tree order, except for one and its content. */
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
