import type { PaletteItem } from './palette-items.ts'
import { paletteGroupsTexts } from './texts.ts'

/** Consecutive items of one kind, under a heading. */
export interface PaletteGroup {
  readonly heading: string
  /** Each with its index among all items of the palette. */
  readonly entries: readonly { readonly item: PaletteItem; readonly index: number }[]
}

/**
 * Groups the items of the palette without changing their order. A kind that appears twice, with its best items
 * first and the rest at the end, has two groups with different names.
 */
export function paletteGroups(items: readonly PaletteItem[]): PaletteGroup[] {
  const runs: { kind: PaletteItem['kind']; entries: { item: PaletteItem; index: number }[] }[] = []
  for (const [index, item] of items.entries()) {
    const last = runs.at(-1)
    if (last?.kind === item.kind) last.entries.push({ item, index })
    else runs.push({ kind: item.kind, entries: [{ item, index }] })
  }
  return runs.map(({ kind, entries }, at) => {
    const { first, further } = paletteGroupsTexts[kind]
    const isFirst = runs.findIndex((run) => run.kind === kind) === at
    return { heading: isFirst ? first : further, entries }
  })
}
