/** Returns the path that the user typed or pasted, without the quotes that Windows puts around a copied one. */
export function typedShelfPath(typed: string): string {
  return typed.trim().replace(/^"(.*)"$/, '$1')
}
