import { editionsToTry } from '#core/editions/editions-to-try.ts'
import { useAbout } from './stores/about.ts'
import { useDataset } from './stores/dataset.ts'
import { useMessages } from './stores/messages.ts'
import { useNavigation } from './stores/navigation.ts'
import { useSession } from './stores/session.ts'
import { useUserData } from './stores/user-data.ts'

/** Reads what the UI needs and brings back what was on screen. Every failure is said on screen. */
export async function startUp(): Promise<void> {
  const dataset = useDataset()
  const messages = useMessages()
  const navigation = useNavigation()
  const session = useSession()
  const userData = useUserData()
  const orReport = (reading: Promise<void>) =>
    reading.catch((error: unknown) => messages.report(error))

  await Promise.all([orReport(dataset.readCatalogue()), orReport(userData.read())])
  const stored = userData.session
  const today = new Date().toISOString().slice(0, 10)
  for (const id of editionsToTry(dataset.catalogue.editions, stored.edition, today)) {
    if (!(await navigation.switchEdition(id, 'replace'))) continue
    if (stored.category !== null) navigation.open(stored.category, 'replace')
    else if (stored.compareWith !== null && dataset.usableIds.includes(stored.compareWith)) {
      await navigation.compare(stored.compareWith, id, 'replace')
    }
    break
  }
  session.restore()
  session.keep()
  document.documentElement.dataset['ready'] = 'true'
  performance.mark('atlas-ready')
}

/** Reads what the first look can do without: vocabulary and guide, the other editions, the check of every file. */
export async function readTheRest(): Promise<void> {
  const dataset = useDataset()
  const messages = useMessages()
  await Promise.all([dataset.readReferences(), useAbout().read()]).catch((error: unknown) =>
    messages.report(error),
  )
  await dataset.readTheRest().catch((error: unknown) => messages.report(error))
  if (dataset.catalogue.problems.length > 0) {
    messages.warn(
      'Some files of the dataset are damaged. Everything else works; see “Dataset” below.',
    )
  }
}
