import { watch } from 'vue'
import { parseCode } from '#core/codes/code.ts'
import type { EditionsHit } from '#core/search/answer.ts'
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

  function follow(): void {
    clearTimeout(resting)
    if (!search.isAsked) {
      navigation.endPreview()
      return
    }
    if (search.stage !== 'following') return
    const code = parseCode(search.query)
    const [first] = search.hits
    const isHere = first?.editions.includes(navigation.editionId) === true
    const isLacking = first === undefined && !codes.isCode
    if (code !== undefined && (deletions.of(code) !== undefined || isLacking)) {
      navigation.showPreview({ kind: 'missing-code', code })
    } else if (first === undefined && codes.first !== undefined && !isOfModifier()) {
      previewAtRest({ kind: 'code', code: codes.first })
    } else if (!isHere) {
      navigation.endPreview()
    } else if (code !== undefined && first.hit.match.kind === 'code') {
      search.passBy({ edition: navigation.editionId, view: categoryView(first) })
    } else {
      previewAtRest(categoryView(first))
    }
  }

  /** Whether the query is a modifier, whose card is the answer. */
  function isOfModifier(): boolean {
    return search.answer?.notices.some(({ kind }) => kind === 'modifier') === true
  }

  function previewAtRest(view: View): void {
    resting = setTimeout(() => {
      if (search.stage === 'following') navigation.showPreview(view)
    }, restOfWords)
  }

  watch([() => search.answer, () => search.stage, () => codes.first], follow)
}

function categoryView({ hit }: EditionsHit): View {
  return { kind: 'category', category: hit.category.id }
}
