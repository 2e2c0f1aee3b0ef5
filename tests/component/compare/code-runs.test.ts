import { describe, expect, it } from 'vitest'
import { parseCode } from '#core/codes/code.ts'
import { codeHistory } from '#core/comparison/code-history.ts'
import { compareSteps } from '#core/comparison/edition-steps.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { codeRuns } from '../../../renderer/features/search/code-runs.ts'
import { shippedOutlines } from './shipped.ts'

const steps = compareSteps(shippedOutlines)
const placements = shippedOutlines.map((outline) => buildPlacement(outline).placement)

function told(text: string, deletedIn?: string): string[] {
  const code = parseCode(text)
  if (code === undefined) throw new Error(`${text} is no code`)
  return codeRuns(codeHistory(code, placements, steps, deletedIn), deletedIn).map(
    ({ editions, category, word }) =>
      `${editions[0] ?? ''}-${editions.at(-1) ?? ''} ${category?.name ?? 'nowhere'}: ${word}`,
  )
}

describe('the history of a code', () => {
  it('is one run if nothing happened', () => {
    expect(told('99213')).toEqual(['2019-2026 Established Patient: '])
  })

  it('shows when a code left, and what its category became', () => {
    expect(told('99217', '2023')).toEqual([
      '2019-2022 Observation Care Discharge: ',
      '2023-2026 nowhere: deleted; its category is now Hospital Inpatient or Observation Discharge Services',
    ])
  })

  it('ends with the deletion of a code, even if a range still spans its number', () => {
    expect(told('49560', '2023')).toEqual([
      '2019-2022 Hernia Repair: ',
      '2023-2026 nowhere: deleted',
    ])
  })

  it('shows when a code was added', () => {
    expect(told('98000')).toEqual([
      '2019-2024 nowhere: not in any range',
      '2025-2026 New Patient: ',
    ])
  })
})
