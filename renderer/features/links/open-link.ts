import { localToday } from '#core/dates/local-today.ts'
import { editionsToTry } from '#core/editions/dated-editions.ts'
import { deepestCategory } from '#core/editions/placement.ts'
import type { AtlasLink } from '#core/links/atlas-link.ts'
import { useDataset } from '../../stores/dataset.ts'
import { useMessages } from '../../stores/messages.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSearch } from '../../stores/search.ts'
import { openLinkTexts } from './texts.ts'

/** Opens the target of a link, or says what is missing. Throws a CallFailed if an edition is damaged. */
export async function openLink(link: AtlasLink): Promise<void> {
  const dataset = useDataset()
  const messages = useMessages()
  const navigation = useNavigation()
  const search = useSearch()

  if (dataset.editionIds.length === 0) {
    messages.warn(openLinkTexts.noDataset)
    return
  }
  const wanted = link.kind === 'compare' ? [link.from, link.to] : [link.edition ?? newestEdition()]
  // At the start, the user's own editions are not known yet: asking for one waits for them.
  for (const id of wanted) {
    if (!dataset.editionIds.includes(id)) await dataset.loadEdition(id).catch(() => undefined)
  }
  const ids = dataset.editionIds
  const missing = wanted.find((id) => !ids.includes(id))
  if (missing !== undefined) {
    messages.warn(openLinkTexts.noEdition(missing, ids.join(', ')))
    return
  }
  const [edition = ''] = wanted

  switch (link.kind) {
    case 'compare':
      search.clear()
      await navigation.compare(link.from, link.to)
      return
    case 'edition':
      await navigation.switchEdition(edition)
      return
    case 'search':
      if (await navigation.switchEdition(edition)) search.query = link.query
      return
    case 'category':
      search.clear()
      await navigation.openIn(edition, link.category)
      return
    case 'code': {
      const { placement, outline } = await dataset.loadEdition(edition)
      const category = deepestCategory(placement, link.code)
      search.clear()
      if (category !== undefined) {
        await navigation.openIn(edition, category.id)
        return
      }
      // The search says more: which editions contain it, and its neighbors.
      if (await navigation.switchEdition(edition)) search.query = link.code
      messages.warn(openLinkTexts.noCategory(link.code, outline.title))
    }
  }
}

/** Returns the id of the newest edition in effect today. */
function newestEdition(): string {
  const dataset = useDataset()
  const usable = dataset.catalog.editions.filter(({ state }) => state !== 'refused')
  return editionsToTry(usable, null, localToday())[0] ?? ''
}
