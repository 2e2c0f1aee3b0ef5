import { untrustedLimits } from '../untrusted/limits.ts'
import type { Problem } from './problem.ts'

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
      mend: 'Fix the ones above, then check again.',
    },
  ]
}
