import { until } from '@vueuse/core'
import { computed, nextTick, onMounted, ref, watch } from 'vue'
import { formatRanges } from '#core/codes/code-range.ts'
import { callHost, onHostEvent } from '../../host/host.ts'
import { readTheRest, startUp } from '../shell/start-up.ts'
import { useDataset } from '../../stores/dataset.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSearch } from '../../stores/search.ts'
import { useUserData } from '../../stores/user-data.ts'
import { quickLookupFailures } from './texts.ts'

/** In ms: long enough to read, short enough not to wait for. */
const copiedStays = 650

/** The behavior of the quick lookup: it searches the main window's edition, copies, opens results there, and hides. */
export function useQuickLookup(focusBox: () => void) {
  const navigation = useNavigation()
  const search = useSearch()
  const userData = useUserData()

  const started = ref(false)
  /** The text just copied, while the confirmation is shown. */
  const copied = ref<string>()
  /** Why copying failed, as a sentence. */
  const failure = ref<string>()

  /** The marked row, by default the first, so that Enter always copies something. */
  const active = computed(() => Math.max(0, search.active))
  const activeHit = computed(() => search.hits[active.value]?.hit)
  const activeRanges = computed(() =>
    activeHit.value === undefined ? '' : formatRanges(activeHit.value.category.ranges),
  )

  function step(by: number): void {
    const last = search.hits.length - 1
    if (last >= 0) mark(Math.max(0, Math.min(last, active.value + by)))
  }

  function mark(index: number): void {
    search.mark = { of: 'categories', index }
  }

  /** Counts how often the window was shown, so that the end of one showing does not hide the next. */
  let calls = 0
  let goingAway: ReturnType<typeof setTimeout> | undefined

  function hide(): void {
    void callHost('quickLookup.hide', null).catch(() => undefined)
  }

  async function copy(index = active.value): Promise<void> {
    const hit = search.hits[index]?.hit
    if (hit === undefined || copied.value !== undefined) return
    mark(index)
    const call = calls
    const text = formatRanges(hit.category.ranges)
    try {
      await callHost('host.copy', { text })
    } catch {
      failure.value = quickLookupFailures.noClipboard
      return
    }
    if (call !== calls) return
    copied.value = text
    goingAway = setTimeout(() => {
      copied.value = undefined
      hide()
    }, copiedStays)
  }

  function openInMain(index = active.value): void {
    const category = search.hits[index]?.hit.category.id ?? null
    if (category === null && !search.isAsked) return
    const query = search.query.slice(0, 1000)
    void callHost('window.openInMain', { edition: navigation.editionId, category, query }).catch(
      () => (failure.value = quickLookupFailures.noMainWindow),
    )
  }

  watch(
    () => search.query,
    () => (failure.value = undefined),
  )

  onHostEvent('quick-lookup-shown', ({ query }) => {
    // Shown again while it was about to hide, it stays.
    calls++
    clearTimeout(goingAway)
    copied.value = undefined
    if (query !== null) search.query = query
    failure.value = undefined
    void until(started).toBe(true).then(readOthers)
    void nextTick(() => {
      focusBox()
      performance.mark('quick-lookup-focused')
    })
  })

  onMounted(async () => {
    await startUp()
    started.value = true
    await useDataset()
      .readReferences()
      .catch(() => undefined)
  })
  /** The window is created ahead of time and may never be shown. Until then, one edition is enough. */
  let reading: Promise<void> | undefined
  const readOthers = () => (reading ??= readTheRest())
  watch(
    () => userData.session.edition,
    (edition) => {
      if (started.value && edition !== null) void navigation.switchEdition(edition, 'replace')
    },
  )

  return { started, copied, failure, active, activeRanges, step, hide, copy, openInMain }
}
