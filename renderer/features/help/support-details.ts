import type { Catalog } from '#core/contract/dataset-calls.ts'
import type { About } from '#core/contract/host-calls.ts'
import { hostKind } from '../../host/host-kind.ts'

/** Returns details for support, as plain text: versions, system, dataset. No user data and no folder, since paths contain names. */
export function supportDetails(about: About, catalog: Catalog): string {
  const editions = catalog.editions.map(
    ({ id, effectiveDate, origin, state, sha256 }) =>
      `  ${id}, effective ${effectiveDate}, ${origin}, ${state}, SHA-256 ${sha256}`,
  )
  const { appVersion, runtime, system } = about
  return [
    `Category Atlas ${appVersion} (${hostKind})`,
    `${runtime.join(', ')}; ${system}`,
    `Dataset ${catalog.datasetVersion}, ${catalog.problems.length} problems`,
    ...editions,
  ].join('\n')
}
