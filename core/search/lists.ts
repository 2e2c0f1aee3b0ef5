/** Lists of numbers by key, where most keys have one number only: that one is kept without a list. */
export type Lists<K> = Map<K, number | number[]>

/** Adds a number to the list of a key. */
export function addTo<K>(lists: Lists<K>, key: K, item: number): void {
  const known = lists.get(key)
  if (known === undefined) lists.set(key, item)
  else if (typeof known === 'number') lists.set(key, [known, item])
  else known.push(item)
}

/** Returns the numbers of a key; none where it has none. */
export function listOf<K>(
  lists: ReadonlyMap<K, number | readonly number[]>,
  key: K,
): readonly number[] {
  const known = lists.get(key)
  if (known === undefined) return []
  return typeof known === 'number' ? [known] : known
}
