import type { UserDocument } from './document.ts'

/** Documents by their revisions, the latest few: they share what did not change, so that each takes little room. */
export interface DocumentMemory {
  keep(revision: number, document: UserDocument): void
  /** The document of a revision, or `undefined` if it is forgotten or was never there. */
  find(revision: number): UserDocument | undefined
}

const mostKept = 16

/** Returns a memory that holds nothing yet. */
export function createDocumentMemory(): DocumentMemory {
  const kept = new Map<number, UserDocument>()
  return {
    keep(revision, document) {
      kept.set(revision, document)
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break
        kept.delete(oldest)
      }
    },
    find: (revision) => kept.get(revision),
  }
}
