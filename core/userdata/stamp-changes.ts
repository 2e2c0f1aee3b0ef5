import type { Change } from './change.ts'

/** Returns the changes with an id for each item they add, so that they can be applied again with the same outcome. */
export function stampChanges(changes: readonly Change[], newId: () => string): Change[] {
  return changes.map((change) => {
    switch (change.kind) {
      case 'add-bookmark':
      case 'add-folder':
      case 'add-search':
        return change.id === undefined ? { ...change, id: newId() } : change
      default:
        return change
    }
  })
}
