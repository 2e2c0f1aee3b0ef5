import { parseCode } from '#core/codes/code.ts'
import { useCodeSearch } from '../../stores/code-search.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSearch } from '../../stores/search.ts'

/** Moving through the results: each step shows its category or code, and only one step of the history is spent on them all. */
export function useResultSteps() {
  const search = useSearch()
  const navigation = useNavigation()
  const codes = useCodeSearch()

  /**
   * Shows the category of a whole code as soon as it is typed. No result is marked: the first step
   * down still goes to the first one.
   */
  function showCode(): void {
    const code = parseCode(search.query)
    const [first] = search.hits
    if (first?.editions.includes(navigation.editionId) !== true) return
    const { category, match } = first.hit
    const isHeld = match.kind === 'code' && match.deepest && match.code === code
    if (!isHeld || category.id === navigation.category?.id) return
    search.previewing = true
    navigation.open(category.id)
  }

  /** Moves by some results, staying within the list; the first step down starts at the first result. */
  function step(by: number): void {
    const last = codes.shown + search.hits.length - 1
    if (last < 0) return
    const at = codes.active >= 0 || search.active < 0 ? codes.active : codes.shown + search.active
    const next = Math.max(0, Math.min(last, at + by))
    if (next < codes.shown) codes.open(next)
    else {
      codes.active = -1
      search.showHit(next - codes.shown)
    }
  }

  /** Opens the result that is marked, or the first one. Tells whether there was one. */
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

  return { step, choose, enter, showCode }
}
