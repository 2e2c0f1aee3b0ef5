/** A code of a system other than CPT, as typed. */
export interface OtherCode {
  readonly text: string
  readonly system: 'HCPCS Level II' | 'ICD-10-CM' | 'CDT'
}

const hcpcs = /^[A-CEGHJ-MP-V]\d{4}$/
const dental = /^D\d{4}$/
/** Requires the point: three characters alone can also be a vertebra or a grade. */
const diagnosis = /^[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}$/

/** Returns the distinct words of a text that look like codes of another system: `J1100`, `M17.11`, `D0120`. */
export function otherCodesIn(text: string): OtherCode[] {
  const found = new Map<string, OtherCode>()
  for (const word of text.toUpperCase().split(/[\s,;]+/)) {
    const system = hcpcs.test(word)
      ? 'HCPCS Level II'
      : dental.test(word)
        ? 'CDT'
        : diagnosis.test(word)
          ? 'ICD-10-CM'
          : undefined
    if (system !== undefined) found.set(word, { text: word, system })
  }
  return [...found.values()]
}
