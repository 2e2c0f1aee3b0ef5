import { amaDescriptorFormat, amaFriendlyFormat } from './ama.ts'
import { ascFormat } from './asc.ts'
import { clfsFormat } from './clfs.ts'
import { cvxFormat } from './cvx.ts'
import type { Detected, Head, TableFormat } from './format.ts'
import { hcpcsSheetFormat, hcpcsTextFormat } from './hcpcs.ts'
import { mueFormat } from './mue.ts'
import { oppsFormat } from './opps.ts'
import { plaFormat } from './pla.ts'
import { pprrvuFormat, pprrvuTextFormat } from './pprrvu.ts'

/** The known formats. If two could match, the more specific one comes first. */
const allFormats: readonly TableFormat[] = [
  pprrvuFormat,
  pprrvuTextFormat,
  clfsFormat,
  oppsFormat,
  ascFormat,
  hcpcsTextFormat,
  hcpcsSheetFormat,
  mueFormat,
  cvxFormat,
  plaFormat,
  amaFriendlyFormat,
  amaDescriptorFormat,
]

/** Returns how to read a file with these first bytes, or `undefined` if no format recognizes it. */
export function detectFormat(head: Head): Detected | undefined {
  for (const format of allFormats) {
    const detected = format.detect(head)
    if (detected !== undefined) return detected
  }
  return undefined
}
