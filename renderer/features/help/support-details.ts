import type { Catalog } from '#core/contract/dataset-calls.ts'
import type { About } from '#core/contract/host-calls.ts'
import { hostKind } from '../../host/host-kind.ts'

/** Returns what somebody who helps needs to know, as plain text: versions, system, dataset. Nothing that the user put in, and no folder, since folders hold names. */
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
