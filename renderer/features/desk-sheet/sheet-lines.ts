import type { CodeRange } from '#core/codes/code-range.ts'
import { type Category, type Outline } from '#core/editions/outline.ts'
import { tellingName } from '#core/editions/telling-name.ts'
import type { CategoryStatus } from '#core/userdata/follow.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { type Snapshot, keptTitle } from '#core/userdata/snapshot.ts'

/** A line of a desk sheet: a folder's name, a category with its ranges, or a HCPCS code. */
export interface SheetLine {
  readonly key: string
  /** From 1. */
  readonly depth: number
  readonly name: string
  /** Empty for a folder and a HCPCS code. */
  readonly ranges: readonly CodeRange[]
  readonly note: string
  /** Whether other lines are below it. */
  readonly isHead: boolean
}

/** Returns the lines of a branch: what is below a category, level by level. */
export function branchLines({ categories }: Outline, branch: Category): SheetLine[] {
  const top = branch.depth
  return categories.slice(branch.position + 1, branch.end).map((category) => ({
    key: category.id,
    depth: category.depth - top,
    name: category.name,
    ranges: category.ranges,
    note: '',
    isHead: category.end > category.position + 1,
  }))
}

/**
 * Returns the lines of a bookmark folder (`null` for all bookmarks) with its inner folders: each category as the
 * edition on screen has it, or as it was kept if that has none.
 */
export function folderLines(
  { folders, bookmarks }: Pick<UserDocument, 'folders' | 'bookmarks'>,
  folder: string | null,
  outline: Outline,
  statusOf: (snapshot: Snapshot) => CategoryStatus | undefined,
  noteOf: (snapshot: Snapshot) => string,
): SheetLine[] {
  const lines: SheetLine[] = []
  const add = (id: string | null, depth: number): void => {
    for (const bookmark of bookmarks.filter((each) => each.folder === id)) {
      const { snapshot } = bookmark
      const note = noteOf(snapshot)
      const now = statusOf(snapshot)?.categories ?? []
      if (now.length === 0) {
        const name =
          snapshot.system === 'hcpcs'
            ? keptTitle(snapshot)
            : `${snapshot.name} (${snapshot.edition})`
        lines.push({ key: bookmark.id, depth, name, ranges: snapshot.ranges, note, isHead: false })
      }
      for (const category of now) {
        const key = `${bookmark.id} ${category.id}`
        const name = tellingName(outline, category)
        lines.push({ key, depth, name, ranges: category.ranges, note, isHead: false })
      }
    }
    for (const inner of folders.filter(({ parent }) => parent === id)) {
      lines.push({ key: inner.id, depth, name: inner.name, ranges: [], note: '', isHead: true })
      add(inner.id, depth + 1)
    }
  }
  add(folder, 1)
  return lines
}
