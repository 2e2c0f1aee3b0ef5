import { describe, expect, it } from 'vitest'
import { matchReason } from '../../../renderer/features/search/match-words.ts'

const reason = (term: string, means: string) => matchReason({ kind: 'alias', term, means })

describe('the reason for a match by a term', () => {
  it('is the term with its meaning', () => {
    expect(reason('TAH', 'abdominal hysterectomy')).toBe('TAH: abdominal hysterectomy')
  })

  it('is the term alone where the meaning repeats its words', () => {
    expect(reason('open hysterectomy', 'hysterectomy, open')).toBe('open hysterectomy')
  })
})
