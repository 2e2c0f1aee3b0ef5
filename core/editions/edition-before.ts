import type { DatedEdition } from './editions-to-try.ts'

/** Returns the last of the editions that take effect before a date, other than the one of this id. */
export function editionBefore<Edition extends DatedEdition>(
  editions: readonly Edition[],
  { id, effectiveDate }: DatedEdition,
): Edition | undefined {
  let before: Edition | undefined
  for (const edition of editions) {
    if (edition.id === id || edition.effectiveDate >= effectiveDate) continue
    if (before === undefined || edition.effectiveDate >= before.effectiveDate) before = edition
  }
  return before
}
