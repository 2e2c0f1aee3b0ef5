import { describe, expect, it } from 'vitest'
import type { Outline } from '#core/editions/outline.ts'
import { matchReason } from '../../../renderer/features/search/texts.ts'

type Category = Outline['categories'][number]

function reason(term: string, means: string, name: string): string | undefined {
  const category = { name } as Category
  return matchReason({ match: { kind: 'alias', term, means }, category })
}

describe('the reason for a match by a term', () => {
  it('is the term with its meaning', () => {
    expect(reason('TAH', 'abdominal hysterectomy', 'Hysterectomy')).toBe(
      'TAH: abdominal hysterectomy',
    )
  })

  it('is the term alone where the meaning repeats its words', () => {
    expect(reason('open hysterectomy', 'hysterectomy, open', 'Corpus Uteri')).toBe(
      'open hysterectomy',
    )
  })

  it('is left out where the name of the category says it', () => {
    expect(reason('critical care', 'critical care', 'Critical Care Services')).toBeUndefined()
  })
})
