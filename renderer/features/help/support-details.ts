import type { Catalog } from '#core/contract/dataset-calls.ts'
import type { About } from '#core/contract/host-calls.ts'
import { hostKind } from '../../host/host-kind.ts'
import { supportDetailsTexts } from './texts.ts'

/** Returns details for support, as plain text: versions, system, dataset. No user data and no folder, since paths contain names. */
export function supportDetails(about: About, catalog: Catalog): string {
  const { appVersion, runtime, system } = about
  return [
    supportDetailsTexts.app(appVersion, hostKind),
    `${runtime.join(', ')}; ${system}`,
    supportDetailsTexts.dataset(catalog.datasetVersion, catalog.problems.length),
    ...catalog.editions.map(supportDetailsTexts.edition),
  ].join('\n')
}
