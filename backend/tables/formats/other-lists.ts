import type { Head } from './format.ts'

/** Lists of codes that are not code tables and would give wrong answers as one. */
const others: readonly { readonly mark: RegExp; readonly reason: string }[] = [
  {
    mark: /column ?1\/column ?2 edits|ptp edit rationale/i,
    reason: 'It is the list of NCCI procedure pairs, which is not a code table.',
  },
  {
    mark: /designated health service/i,
    reason:
      'It is the list of designated health services, which also names codes to exclude. It is not a code table.',
  },
  {
    mark: /^\W*(cpt level i|category ii|level ii \(hcpcs\/national\)) modifiers\W*$/i,
    reason:
      'It is a list of modifiers (MODUL). Its entries are not codes; see Modifiers in the app.',
  },
  {
    mark: /\baddendum ff\b/i,
    reason:
      'It is Addendum FF, the device part of rates that Addendum AA lists whole. It says nothing more of a code.',
  },
  {
    mark: /\baddendum dd\d?\b/i,
    reason: 'It is Addendum DD, the meanings of the indicators, which the app writes out.',
  },
]

/** Returns why a known list is rejected, or `undefined`. */
export function reasonNotTaken({ lines, rows }: Head): string | undefined {
  const text = [...lines.slice(0, 60), ...rows.slice(0, 20).map(({ cells }) => cells.join(' '))]
  return others.find(({ mark }) => text.some((line) => mark.test(line)))?.reason
}
