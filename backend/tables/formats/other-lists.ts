import type { Head } from './format.ts'

/** Lists of codes that are no code tables: taken for one, they would tell something wrong. */
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
]

/** Returns why a list that is known is not taken, or `undefined`. */
export function reasonNotTaken({ lines, rows }: Head): string | undefined {
  const text = [...lines.slice(0, 20), ...rows.slice(0, 20).map(({ cells }) => cells.join(' '))]
  return others.find(({ mark }) => text.some((line) => mark.test(line)))?.reason
}
