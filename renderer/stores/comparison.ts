import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef, watch } from 'vue'
import type { ChangeKind } from '#core/comparison/change-kind.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { type Comparison, rowOfFrom, rowOfTo } from '#core/comparison/comparison.ts'
import { comparisonItems, sectionsOfRows, wantedRows } from './comparison-items.ts'
import { useChangeMarks } from './change-marks.ts'
import { useDataset } from './dataset.ts'
import { runWhenIdle } from './idle.ts'
import { useMessages } from './messages.ts'
import { useNavigation } from './navigation.ts'

interface Pair {
  readonly from: string
  readonly to: string
}

/** The comparison on screen: its filters and expanded rows, the row in focus, and the ways in and out. */
export const useComparison = defineStore('comparison', () => {
  const dataset = useDataset()
  const navigation = useNavigation()
  const messages = useMessages()
  const marks = useChangeMarks()

  const kinds = ref<ReadonlySet<ChangeKind>>(new Set())
  const section = ref<string | null>(null)
  const text = ref('')
  const unfolded = ref<ReadonlySet<number>>(new Set())
  /** The index of the row that was last jumped to. A new object each time, so that watchers notice a repeated jump. */
  const visited = shallowRef<{ readonly index: number }>()
  /** The editions compared last. They stay a pair while their categories are open. */
  const lastPair = shallowRef<Pair>()

  /** The comparisons made so far, so that switching between pairs is fast. Loading more editions adds to what they know. */
  const made = computed(() => ({
    outlines: dataset.outlines,
    byPair: new Map<string, Comparison>(),
  }))

  function compare({ from, to }: Pair): Comparison | undefined {
    const [old, now] = [dataset.loaded.get(from), dataset.loaded.get(to)]
    if (old === undefined || now === undefined) return undefined
    const key = `${from} ${to}`
    const { outlines, byPair } = made.value
    const seen = byPair.get(key)
    if (seen !== undefined) return seen
    const comparison = markRaw(compareEditions(old.outline, now.outline, outlines))
    byPair.set(key, comparison)
    return comparison
  }

  /** A comparison with something that is not an edition here: a file to import, or an earlier state of an edition. */
  const previewed = shallowRef<Comparison>()
  const comparison = computed(() =>
    navigation.view.kind === 'compare' ? compare(navigation.view) : previewed.value,
  )
  /** Prepares what one more choice could open, in idle time. */
  let leaveOff = (): void => undefined
  watch(comparison, (shown) => {
    leaveOff()
    if (shown === undefined || shown === previewed.value) return
    const from = shown.from.edition
    const to = shown.to.edition
    const next = dataset.usableIds.flatMap((id) => [
      { from: id, to },
      { from, to: id },
    ])
    const goOn = (): void => {
      const pair = next.pop()
      if (pair === undefined) return
      compare(pair)
      leaveOff = runWhenIdle(goOn)
    }
    leaveOff = runWhenIdle(goOn)
  })

  const sections = computed(() => comparison.value && sectionsOfRows(comparison.value))
  /** The section filtered by, if this comparison has it. */
  const shownSection = computed(
    () => comparison.value?.sections.find(({ section: { id } }) => id === section.value) ?? null,
  )
  const counts = computed(() => shownSection.value?.counts ?? comparison.value?.counts)
  const isFiltered = computed(
    () => kinds.value.size > 0 || shownSection.value !== null || text.value.trim() !== '',
  )
  const wanted = computed(() => {
    if (comparison.value === undefined || sections.value === undefined) return []
    return wantedRows(comparison.value, sections.value, {
      kinds: kinds.value,
      section: shownSection.value?.section.id ?? null,
      text: text.value,
    })
  })
  const items = computed(() => {
    if (comparison.value === undefined || sections.value === undefined) return []
    return comparisonItems(
      comparison.value,
      sections.value,
      wanted.value,
      shownSection.value?.section.id ?? null,
      unfolded.value,
    )
  })
  const wantedRowsThemselves = computed(() =>
    wanted.value.flatMap((index) => comparison.value?.rows[index] ?? []),
  )

  watch(
    () => navigation.view,
    (view) => {
      if (view.kind !== 'compare') return
      const last = lastPair.value
      if (last?.from === view.from && last.to === view.to) return
      lastPair.value = { from: view.from, to: view.to }
      lookAnew()
    },
    { flush: 'sync' },
  )
  watch([kinds, section, text], () => (unfolded.value = new Set()), { flush: 'sync' })

  function lookAnew(): void {
    kinds.value = new Set()
    text.value = ''
    unfolded.value = new Set()
    visited.value = undefined
  }

  /** Shows a comparison that is not of two editions on the current page; `undefined` removes it. */
  function preview(next: Comparison | undefined): void {
    const isAnother = next?.to.edition !== previewed.value?.to.edition
    previewed.value = next && markRaw(next)
    if (isAnother) lookAnew()
    else unfolded.value = new Set()
  }

  function toggleKind(kind: ChangeKind): void {
    const next = new Set(kinds.value)
    if (!next.delete(kind)) next.add(kind)
    kinds.value = next
  }

  function showEverything(): void {
    kinds.value = new Set()
    section.value = null
    text.value = ''
  }

  function unfold(first: number): void {
    unfolded.value = new Set(unfolded.value).add(first)
  }

  function unfoldAll(): void {
    const folds = items.value.filter((item) => item.kind === 'fold')
    unfolded.value = new Set([...unfolded.value, ...folds.map(({ first }) => first)])
  }

  function foldAll(): void {
    unfolded.value = new Set()
  }

  function visit(index: number): void {
    visited.value = { index }
  }

  /** Opens a comparison, filtered by one section or not. */
  async function open({ from, to }: Pair, only: string | null): Promise<void> {
    await navigation.compare(from, to)
    section.value = only
  }

  /** Compares the edition on screen with the previous one, and jumps to the category on screen. */
  async function compareWithBefore(): Promise<void> {
    if (dataset.usableIds.length < 2) {
      messages.say('There is only one edition, so there is nothing to compare it with.')
      return
    }
    const id = navigation.category?.id
    const pair = navigation.stepTo(navigation.editionId)
    await open(pair, navigation.view.kind === 'compare' ? section.value : null)
    const current = comparison.value
    if (id === undefined || current === undefined) return
    const row = rowOfTo(current, id) ?? rowOfFrom(current, id)
    if (row !== undefined && row.kind !== 'unchanged') visit(current.rows.indexOf(row))
  }

  /** Jumps to the next (1) or previous (-1) change of the comparison on screen, or of the edition in book order. */
  function stepChange(by: 1 | -1): void {
    if (comparison.value === undefined) {
      stepMarked(by)
      return
    }
    const at = visited.value?.index ?? -1
    const next =
      by > 0
        ? wanted.value.find((index) => index > at)
        : wanted.value.findLast((index) => index < at || at < 0)
    if (next !== undefined) visit(next)
    else messages.say(by > 0 ? 'This is the last change.' : 'This is the first change.')
  }

  function stepMarked(by: 1 | -1): void {
    const outline = navigation.edition?.outline
    if (outline === undefined) return
    const at = navigation.category?.position ?? -1
    const changed = outline.categories.filter(({ id }) => marks.markOf(id) !== undefined)
    const next =
      by > 0
        ? changed.find(({ position }) => position > at)
        : changed.findLast(({ position }) => position < at)
    if (next !== undefined) navigation.open(next.id)
    else messages.say(`No ${by > 0 ? 'more changes' : 'earlier changes'} in ${outline.title}.`)
  }

  /** Opens the category on screen, or its predecessor or successor, in the other edition of the pair compared last. */
  async function openInOtherEdition(): Promise<void> {
    const { category, editionId: here } = navigation
    if (category === undefined) {
      messages.say('Open a category first.')
      return
    }
    const last = lastPair.value
    const pair =
      last !== undefined && (last.from === here || last.to === here)
        ? last
        : navigation.stepTo(here)
    lastPair.value = pair
    const there = pair.to === here ? pair.from : pair.to
    await dataset.loadEdition(there).catch((error: unknown) => messages.report(error))
    const steps = compare({ from: here, to: there })
    if (steps === undefined) return
    const same = steps.to.byId.get(category.id) ?? rowOfFrom(steps, category.id)?.to[0]
    if (same === undefined) messages.say(`${category.name} has no match in ${steps.to.title}.`)
    else await navigation.openIn(there, same.id)
  }

  return {
    comparison,
    previewed,
    preview,
    kinds,
    section,
    shownSection,
    text,
    counts,
    isFiltered,
    wanted,
    wantedRows: wantedRowsThemselves,
    items,
    unfolded,
    visited,
    toggleKind,
    showEverything,
    unfold,
    unfoldAll,
    foldAll,
    visit,
    open,
    compareWithBefore,
    stepChange,
    openInOtherEdition,
  }
})
