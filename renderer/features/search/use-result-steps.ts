import { computed, watch } from 'vue'
import { parseCode } from '#core/codes/code.ts'
import type { EditionsHit } from '#core/search/answer.ts'
import { sameJson } from '#core/text/same-json.ts'
import { useCodeSearch } from '../../stores/code-search.ts'
import { useDeletions } from '../../stores/deletions.ts'
import { type View, useNavigation } from '../../stores/navigation.ts'
import { useSearch } from '../../stores/search.ts'

/** Steps through the results. Each step shows its category or code; together they are one entry of the history. */
export function useResultSteps() {
  const search = useSearch()
  const codes = useCodeSearch()

  /** Steps by a number of results, within the list. The first step down goes to the first result. */
  function step(by: number): void {
    const { shown, leads } = codes
    const hits = search.hits.length
    const last = shown + hits - 1
    if (last < 0) return
    const firstCode = leads ? 0 : hits
    const firstHit = leads ? shown : 0
    let at = -1
    if (codes.active >= 0) at = firstCode + codes.active
    else if (search.active >= 0) at = firstHit + search.active
    const next = Math.max(0, Math.min(last, at + by))
    const code = next - firstCode
    if (code >= 0 && code < shown) codes.show(code)
    else search.showHit(next - firstHit)
  }

  /** Opens the marked result, or the first one. Returns whether there was one. */
  function choose(index = Math.max(0, search.active)): boolean {
    if (search.hits[index] === undefined) return false
    search.showHit(index)
    search.settle()
    return true
  }

  /** Opens the marked result, otherwise the page of the code in the query, otherwise the first result. Returns whether there was one. */
  function enter(): boolean {
    if (codes.active >= 0) return codes.open(codes.active)
    const isCategoryMarked = search.active >= 0 && search.stage === 'opened'
    if (codes.isCode && !isCategoryMarked) return codes.open(0)
    return choose() || codes.open(0)
  }

  return { step, choose, enter }
}

/** How long typing must pause before the first result for words is previewed, in milliseconds. Typing has priority. */
const restOfWords = 120

/** Where the query leads: to a page, to a preview, to one once the words rest, to none, or nowhere else than here. */
type Lead =
  | { readonly to: 'page' | 'preview' | 'preview-at-rest'; readonly view: View }
  | { readonly to: 'no-preview' | 'here' }

/**
 * Lets the page follow the query until a result is opened. A complete code opens its category. Words and ranges
 * preview the first result, or the first code if no category was found. For a code that is not in the edition, the
 * page says so.
 */
export function usePageOfQuery(): void {
  const codes = useCodeSearch()
  const deletions = useDeletions()
  const navigation = useNavigation()
  const search = useSearch()
  let resting: ReturnType<typeof setTimeout> | undefined

  function leadOfQuery(): Lead {
    if (!search.isAsked) return { to: 'no-preview' }
    if (search.stage !== 'following') return { to: 'here' }
    const code = parseCode(search.query)
    const [first] = search.hits
    const isLacking = first === undefined && !codes.isCode
    if (code !== undefined && (deletions.of(code) !== undefined || isLacking)) {
      return { to: 'preview', view: { kind: 'missing-code', code } }
    }
    if (first === undefined && codes.first !== undefined && !isOfModifier()) {
      return { to: 'preview-at-rest', view: { kind: 'code', code: codes.first } }
    }
    if (first?.editions.includes(navigation.editionId) !== true) return { to: 'no-preview' }
    const isCode = code !== undefined && first.hit.match.kind === 'code'
    return { to: isCode ? 'page' : 'preview-at-rest', view: categoryView(first) }
  }

  /** Whether the query is a modifier, whose card is the answer. */
  function isOfModifier(): boolean {
    return search.answer?.notices.some(({ kind }) => kind === 'modifier') === true
  }

  function follow(lead: Lead): void {
    clearTimeout(resting)
    if (lead.to === 'page') {
      search.passBy({ edition: navigation.editionId, view: lead.view })
    } else if (lead.to === 'preview') {
      navigation.showPreview(lead.view)
    } else if (lead.to === 'preview-at-rest') {
      const from = navigation.place
      resting = setTimeout(() => {
        if (search.stage === 'following' && navigation.place === from) {
          navigation.showPreview(lead.view)
        }
      }, restOfWords)
    } else if (lead.to === 'no-preview') {
      navigation.endPreview()
    }
  }

  // What is read late, such as the tables, makes the same answer anew: that brings back no preview that was left.
  const lead = computed(() => ({
    query: search.query,
    edition: navigation.editionId,
    ...leadOfQuery(),
  }))
  watch(lead, (now, before) => {
    if (!sameJson(now, before)) follow(now)
  })
  // Who leaves the preview does not want the one that is about to come, either.
  watch(
    () => navigation.isPreview,
    (isPreview) => {
      if (!isPreview) clearTimeout(resting)
    },
    { flush: 'sync' },
  )
}

function categoryView({ hit }: EditionsHit): View {
  return { kind: 'category', category: hit.category.id }
}
