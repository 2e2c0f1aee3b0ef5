import { untrustedLimits } from '../untrusted/limits.ts'

/** A problem in a file: which file, where, what, and what to do. */
export interface Problem {
  /** The file name relative to its folder, such as `editions/2026.json`. */
  readonly file: string
  /** A JSON path (`categories[12].ranges[0]`), a line (`line 3, column 7`), or `''` for the whole file. */
  readonly place: string
  /** What is wrong, with the codes and ids. */
  readonly message: string
  /** What to do about it. */
  readonly remedy: string
}

/** Returns a problem as one line of text. */
export function formatProblem({ file, place, message, remedy }: Problem): string {
  return `${file}${place === '' ? '' : `, ${place}`}: ${message} ${remedy}`
}

/** Returns the first problems of a file, and if there are too many to list, one more that counts the rest. */
export function listedProblems(problems: readonly Problem[], file: string): Problem[] {
  const most = untrustedLimits.problems
  const more = problems.length - most
  if (more <= 0) return [...problems]
  return [
    ...problems.slice(0, most),
    {
      file,
      place: '',
      message: `And ${more.toLocaleString('en-US')} more ${more === 1 ? 'problem' : 'problems'}.`,
      remedy: 'Fix the ones above, then check again.',
    },
  ]
}
