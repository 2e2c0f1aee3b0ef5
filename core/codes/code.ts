/**
 * Procedure codes: their shape and their order.
 *
 * A code has five characters: five digits (Category I), or four digits and a letter class:
 * A (COVID-19 vaccine administration, 2020 to 2023), F (Category II), M (administrative MAAA),
 * T (Category III), U (proprietary laboratory analyses).
 */

declare const codeBrand: unique symbol

/** A well-formed code in upper case, such as `27447` or `0042T`. Made by {@link parseCode} only. */
export type Code = string & { readonly [codeBrand]: 'Code' }

/** The letters that may end a code, in the order in which their classes sort; digits come first. */
export const letterClasses = ['A', 'F', 'M', 'T', 'U'] as const

const codePattern = /^\d{4}[\dAFMTU]$/
const numbersInClass = 100_000

/** Returns `text` as a code (trimmed, letters in upper case), or `undefined` if it does not have the shape of a code. */
export function parseCode(text: string): Code | undefined {
  const candidate = text.trim().toUpperCase()
  return codePattern.test(candidate) ? (candidate as Code) : undefined
}

/**
 * Returns the place of a code in the order of all codes, a non-negative integer:
 * letter class first (digits, then A, F, M, T, U), then number. So `1000T` comes after `0999T`,
 * unlike in text order.
 */
export function codeOrdinal(code: Code): number {
  const last = code.charCodeAt(4)
  if (last <= 57) return Number(code)
  return (letterRank(last) + 1) * numbersInClass + Number(code.slice(0, 4))
}

/** Returns the code at an ordinal of {@link codeOrdinal}. Throws a RangeError if no code has it. */
export function codeAtOrdinal(ordinal: number): Code {
  const rank = Math.floor(ordinal / numbersInClass)
  const number = ordinal % numbersInClass
  if (rank === 0) return String(number).padStart(5, '0') as Code
  const letter = letterClasses[rank - 1]
  if (letter === undefined || number > 9999 || ordinal < 0) {
    throw new RangeError(`No code has the ordinal ${ordinal}.`)
  }
  return (String(number).padStart(4, '0') + letter) as Code
}

/** Compares two codes for sorting: negative if `a` comes first, 0 if they are equal. */
export function compareCodes(a: Code, b: Code): number {
  return codeOrdinal(a) - codeOrdinal(b)
}

/** Returns the letter class of a code: one of {@link letterClasses}, or `''` for codes of five digits. */
export function letterClassOf(code: Code): '' | (typeof letterClasses)[number] {
  const last = code.charAt(4)
  return letterClasses.find((letter) => letter === last) ?? ''
}

/** Returns the last possible code of a code's letter class, such as `9999U` for `0001U`. */
export function lastCodeOfClass(code: Code): Code {
  return `9999${letterClassOf(code) || '9'}` as Code
}

function letterRank(charCode: number): number {
  return letterClasses.findIndex((letter) => letter.charCodeAt(0) === charCode)
}
