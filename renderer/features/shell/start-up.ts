import type { OpenPlace } from '#core/contract/place-schema.ts'
import { placeOfAddress } from '#core/contract/place.ts'
import { localToday } from '#core/dates/local-today.ts'
import { editionsToTry } from '#core/editions/dated-editions.ts'
import { useAbout } from '../../stores/about.ts'
import { useDataset } from '../../stores/dataset.ts'
import { useMessages } from '../../stores/messages.ts'
import { useManaged } from '../../stores/managed.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSearchIndexes } from '../../stores/search-indexes.ts'
import { useSession } from '../../stores/session.ts'
import { useShelves } from '../../stores/shelves.ts'
import { useTables } from '../../stores/tables.ts'
import { useUserData } from '../../stores/user-data.ts'
import { windowKind } from '../../host/window-kind.ts'
import { readPages } from './pages.ts'
import { startUpTexts } from './texts.ts'

let reading: Promise<unknown> | undefined

/** Starts loading what a window shows first, once, while the window is still being rendered. */
export function beginReading(): Promise<unknown> {
  const dataset = useDataset()
  const orReport = (each: Promise<void>) =>
    each.catch((error: unknown) => useMessages().report(error))
  reading ??= Promise.all([
    orReport(dataset.readCatalog()),
    orReport(useManaged().read()),
    orReport(useUserData().read()),
    ...(windowKind === 'main' ? [orReport(dataset.readFirst())] : []),
  ])
  return reading
}

/** Loads what the UI needs and restores what was on screen. Reports every failure. */
export async function startUp(): Promise<void> {
  const session = useSession()

  await beginReading()
  const place = windowKind === 'own' ? placeOfAddress(window.location.hash) : undefined
  await (place === undefined ? openLast() : openPlace(place))
  session.restore()
  if (windowKind === 'main') session.keep()
  document.documentElement.dataset['ready'] = 'true'
  performance.mark('atlas-ready')
  // A separate window shows one category and rarely searches.
  if (windowKind !== 'own') void useSearchIndexes().fetchShipped()
}

/** Opens the last edition, and in the main window the last view. */
async function openLast(): Promise<void> {
  const dataset = useDataset()
  const navigation = useNavigation()
  const { edition, category, code, compareWith } = useUserData().session
  const id = await openEdition(edition)
  if (id === undefined || windowKind !== 'main') return
  if (category !== null) navigation.open(category, 'replace')
  else if (code !== null) navigation.openCodePage(code, 'replace')
  else if (compareWith !== null && dataset.usableIds.includes(compareWith)) {
    await navigation.compare(compareWith, id, 'replace')
  }
}

/** Opens the place of a separate window. */
async function openPlace(place: OpenPlace): Promise<void> {
  const navigation = useNavigation()
  const id = await openEdition(place.kind === 'compare' ? place.to : place.edition)
  if (id === undefined) return
  if (place.kind === 'category') navigation.open(place.category, 'replace')
  else if (place.kind === 'code') navigation.openCodePage(place.code, 'replace')
  else await navigation.compare(place.from, place.to, 'replace')
}

/** Opens an edition, or the best alternative if it cannot be used, and returns its id. */
async function openEdition(wanted: string | null): Promise<string | undefined> {
  const navigation = useNavigation()
  const damaged: string[] = []
  const dataset = useDataset()
  const isGone = wanted !== null && !dataset.editionIds.includes(wanted)
  for (const id of editionsToTry(dataset.catalog.editions, wanted, localToday())) {
    const isValid = await dataset.loadEdition(id).then(
      () => true,
      () => false,
    )
    if (!isValid) damaged.push(id)
    else if (await navigation.switchEdition(id, 'replace')) {
      if (isGone) {
        useMessages().warn(startUpTexts.editionGone(wanted, id))
      }
      if (damaged.length > 0) {
        useMessages().warn(startUpTexts.editionsDamaged(damaged.join(', '), id))
      }
      return id
    }
  }
  return undefined
}

/** Loads what the first page does without: the other pages, vocabulary and guide, the other editions, and the check of every file. */
export async function readTheRest(): Promise<void> {
  const dataset = useDataset()
  const messages = useMessages()
  await Promise.all([readPages(), dataset.readReferences(), useAbout().read()]).catch(
    (error: unknown) => messages.report(error),
  )
  await useTables().read()
  await useShelves().read()
  await dataset.readTheRest().catch((error: unknown) => messages.report(error))
  if (dataset.catalog.problems.length > 0) {
    messages.warn(startUpTexts.filesDamaged)
  }
}
