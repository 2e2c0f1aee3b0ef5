import { parseCode } from '#core/codes/code.ts'
import { deepestCategory } from '#core/editions/placement.ts'
import type { AtlasLink } from '#core/links/atlas-link.ts'
import { longestLinkQuery } from '#core/links/atlas-link.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSearch } from '../../stores/search.ts'

/**
 * Returns a link to what is on screen: the code if one was searched for and its category is shown, the category, the
 * comparison, or otherwise the search. `undefined` if there is none of these.
 */
export function linkHere(): AtlasLink | undefined {
  const { view, category, edition, editionId } = useNavigation()
  const query = useSearch().query.trim()
  if (view.kind === 'compare') return { kind: 'compare', from: view.from, to: view.to }
  if (category !== undefined && edition !== undefined) {
    const code = parseCode(query)
    return code !== undefined && deepestCategory(edition.placement, code) === category
      ? { kind: 'code', edition: editionId, code }
      : { kind: 'category', edition: editionId, category: category.id }
  }
  if (query === '' || query.length > longestLinkQuery) return undefined
  return { kind: 'search', edition: editionId, query }
}
