import type { PaletteItem } from './palette-items.ts'

/** Things of one kind that follow each other, under a heading. */
export interface PaletteGroup {
  readonly heading: string
  /** Each with its place among all things of the palette, from 0. */
  readonly entries: readonly { readonly item: PaletteItem; readonly index: number }[]
}

const headings = {
  action: ['Actions', 'More actions'],
  edition: ['Editions', 'More editions'],
  bookmark: ['Bookmarks', 'More bookmarks'],
  category: ['Categories', 'More categories'],
} as const satisfies Record<PaletteItem['kind'], readonly [string, string]>

/**
 * Returns the things of the palette in groups, their order kept: a kind that comes twice, the best of it
 * first and the rest at the end, has two groups of different names.
 */
export function paletteGroups(items: readonly PaletteItem[]): PaletteGroup[] {
  const runs: { kind: PaletteItem['kind']; entries: { item: PaletteItem; index: number }[] }[] = []
  for (const [index, item] of items.entries()) {
    const last = runs.at(-1)
    if (last?.kind === item.kind) last.entries.push({ item, index })
    else runs.push({ kind: item.kind, entries: [{ item, index }] })
  }
  return runs.map(({ kind, entries }, at) => {
    const [first, further] = headings[kind]
    const isFirst = runs.findIndex((run) => run.kind === kind) === at
    return { heading: isFirst ? first : further, entries }
  })
}
