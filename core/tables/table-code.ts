import { type Code, codeOrdinal, parseCode } from '../codes/code.ts'

/**
 * Codes as code tables list them: those of CPT, those of HCPCS Level II (a letter, then four digits, such
 * as `J1100`), and those of CDT (dental: D, then four digits).
 */
export type CodeSystem = 'cpt' | 'hcpcs' | 'cdt'

export const codeSystemNames: Readonly<Record<CodeSystem, string>> = {
  cpt: 'CPT',
  hcpcs: 'HCPCS Level II',
  cdt: 'CDT',
}

const levelTwoPattern = /^[A-V]\d{4}$/
/** A code and a modifier in one cell: `27130-26`, `27130 26`, `2713026`. */
const withModifier = /^(\d{4}[\dAFMTU]|[A-V]\d{4})[-\s]?([0-9A-Z]{2})$/
/** Above every ordinal of a CPT code. */
const firstLevelTwo = 1_000_000
const digitNine = 57

/** Returns the system of a code in upper case, or `undefined` if the text is no code. */
export function codeSystemOf(code: string): CodeSystem | undefined {
  if (parseCode(code) === code) return 'cpt'
  if (!levelTwoPattern.test(code)) return undefined
  return code.startsWith('D') ? 'cdt' : 'hcpcs'
}

/** Whether a code that a table lists is of a system. It is told by the first character: the table was checked when it was read. */
export function isListedIn(code: string, system: CodeSystem): boolean {
  const first = code.charCodeAt(0)
  if (first <= digitNine) return system === 'cpt'
  return system === (code.startsWith('D') ? 'cdt' : 'hcpcs')
}

/**
 * Returns the code, and the modifier if there is one, that a cell of a table holds, or `undefined`
 * where it holds none. Digits alone are filled up with the zeros that spreadsheets take away (`100` is `00100`).
 */
export function readTableCode(text: string): { code: string; modifier: string } | undefined {
  const cell = text.trim().toUpperCase()
  const padded = /^\d{3,4}$/.test(cell) ? cell.padStart(5, '0') : cell
  if (codeSystemOf(padded) !== undefined) return { code: padded, modifier: '' }
  const [, code = '', modifier = ''] = withModifier.exec(padded) ?? []
  return codeSystemOf(code) === undefined ? undefined : { code, modifier }
}

/** Returns the place of a code in the order of all codes: CPT first, then the letters of Level II. */
export function tableCodeOrder(code: string): number {
  const first = code.charCodeAt(0)
  return first <= digitNine
    ? codeOrdinal(code as Code)
    : firstLevelTwo + first * 10_000 + Number(code.slice(1))
}

/** Whether a value is written like a code that has a page: of CPT, HCPCS Level II or CDT, in upper case. */
export function isAnyCode(value: unknown): value is string {
  return typeof value === 'string' && codeSystemOf(value) !== undefined
}
