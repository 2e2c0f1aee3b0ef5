import { watch } from 'vue'
import { parseCode } from '#core/codes/code.ts'
import { useCodeSearch } from '../../stores/code-search.ts'
import { useDeletions } from '../../stores/deletions.ts'
import { type View, useNavigation } from '../../stores/navigation.ts'
import { useSearch } from '../../stores/search.ts'

/** Moving through the results: each step shows its category or code, and only one step of the history is spent on them all. */
export function useResultSteps() {
  const search = useSearch()
  const codes = useCodeSearch()

  /** Moves by some results, staying within the list; the first step down starts at the first result. */
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
    if (code >= 0 && code < shown) codes.open(code)
    else {
      codes.active = -1
      search.showHit(next - firstHit)
    }
  }

  /** Opens the result that is marked, or the first one. Returns whether there was one. */
  function choose(index = Math.max(0, search.active)): boolean {
    codes.active = -1
    if (search.hits[index] === undefined) return false
    search.showHit(index)
    search.previewing = false
    return true
  }

  /** Opens what is marked; where nothing is, the page of the code that the query is, else the first result. */
  function enter(): boolean {
    // A mark from before the box was gone back to no longer counts.
    const isNoneMarked = codes.active < 0 && (search.active < 0 || !search.entered)
    if (codes.active >= 0 || (isNoneMarked && codes.isCode)) {
      return codes.open(Math.max(0, codes.active))
    }
    return choose() || codes.open(0)
  }

  return { step, choose, enter }
}

/** How long words must rest before their first result is drawn beside them, in milliseconds: typing goes first. */
const restOfWords = 120

/**
 * Lets the page follow the query for as long as no result was chosen: a whole code opens its category, words and
 * ranges show that of the first result as a preview, or the first code where no category was found, and a code
 * that the edition lacks the page that says so.
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
    if (search.entered) return
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
      search.openCode(first.hit.category.id)
    } else {
      previewAtRest({ kind: 'category', category: first.hit.category.id })
    }
  }

  /** Whether a modifier is what was asked for: its card is the answer. */
  function isOfModifier(): boolean {
    return search.answer?.notices.some(({ kind }) => kind === 'modifier') === true
  }

  function previewAtRest(view: View): void {
    resting = setTimeout(() => {
      if (!search.entered) navigation.showPreview(view)
    }, restOfWords)
  }

  watch([() => search.answer, () => search.entered, () => codes.first], follow)
}
