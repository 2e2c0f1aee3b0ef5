import { expect, it } from 'vitest'
import { formatProblem } from '#core/editions/problem.ts'

it('formats a problem as one line: file, place, message, remedy', () => {
  const problem = {
    file: 'guide.json',
    place: 'entries[2]',
    message: 'It is wrong.',
    remedy: 'Right it.',
  }
  expect(formatProblem(problem)).toBe('guide.json, entries[2]: It is wrong. Right it.')
  expect(formatProblem({ ...problem, place: '' })).toBe('guide.json: It is wrong. Right it.')
})
