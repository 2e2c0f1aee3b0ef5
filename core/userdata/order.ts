/** Items that stand in a row, right before the item with the key `before`, or at the end. */
export interface Run<Item> {
  readonly before: string | null
  readonly items: readonly Item[]
}

/** Returns the items without those that have one of the keys, and the ones taken as the runs that put them back. */
export function takeOut<Item>(
  items: readonly Item[],
  keys: ReadonlySet<string>,
  keyOf: (item: Item) => string,
): { kept: readonly Item[]; runs: Run<Item>[] } {
  if (keys.size === 0) return { kept: items, runs: [] }
  const kept: Item[] = []
  const runs: Run<Item>[] = []
  let open: Item[] = []
  for (const item of items) {
    const key = keyOf(item)
    if (keys.has(key)) {
      open.push(item)
      continue
    }
    if (open.length > 0) runs.push({ before: key, items: open })
    open = []
    kept.push(item)
  }
  if (open.length > 0) runs.push({ before: null, items: open })
  return runs.length === 0 ? { kept: items, runs } : { kept, runs }
}

/** Returns the items with each run before the item that it names; at the end where that one is not there. */
export function putIn<Item>(
  items: readonly Item[],
  runs: readonly Run<Item>[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  if (runs.every((run) => run.items.length === 0)) return items
  const present = new Set(items.map(keyOf))
  const waiting = new Map<string | null, Item[]>()
  for (const run of runs) {
    const before = run.before !== null && present.has(run.before) ? run.before : null
    const queue = waiting.get(before)
    if (queue === undefined) waiting.set(before, [...run.items])
    else queue.push(...run.items)
  }
  const placed: Item[] = []
  for (const item of items) {
    for (const newcomer of waiting.get(keyOf(item)) ?? []) placed.push(newcomer)
    placed.push(item)
  }
  return placed.concat(waiting.get(null) ?? [])
}

/**
 * Returns the key to stand before, where `before` itself may be among the items that move:
 * the first item after it that stays.
 */
export function stayingBefore<Item>(
  items: readonly Item[],
  moving: ReadonlySet<string>,
  before: string | null,
  keyOf: (item: Item) => string,
): string | null {
  if (before === null || !moving.has(before)) return before
  const start = items.findIndex((item) => keyOf(item) === before)
  const staying = items.slice(start).find((item) => !moving.has(keyOf(item)))
  return staying === undefined ? null : keyOf(staying)
}
