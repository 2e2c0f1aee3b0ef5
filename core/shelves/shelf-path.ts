/** The longest path of a shelf, in UTF-16 units. */
export const mostShelfPath = 4_000

/** How many shelves a person can subscribe to. */
export const mostOwnShelves = 20

/** Returns the path that a person typed or pasted, without the quotes that Windows puts around a copied one. */
export function typedShelfPath(typed: string): string {
  return typed.trim().replace(/^"(.*)"$/, '$1')
}
