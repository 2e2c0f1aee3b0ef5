import { describe, expect, it } from 'vitest'
import { parseCode } from '#core/codes/code.ts'
import { type CodeRange, formatRanges, parseRange } from '#core/codes/code-range.ts'
import {
  type DeletionRecord,
  deletionInWords,
  deletionOf,
  deletionsFor,
  deletionsIn,
} from '#core/replacements/deletions.ts'

const code = (text: string) => {
  const parsed = parseCode(text)
  if (parsed === undefined) throw new Error(text)
  return parsed
}
const range = (text: string): CodeRange => {
  const parsed = parseRange(text)
  if (parsed === undefined) throw new Error(text)
  return parsed
}
const row = (edition: string, deleted: readonly string[], successors: readonly string[] = []) => ({
  deleted: deleted.map(range),
  edition,
  successors: successors.map(range),
  sources: ['OWN'],
  confidence: 'high' as const,
})
const record = (edition: string): DeletionRecord => ({
  edition,
  editionIds: ['2022', '2023', '2024'],
  replacements: [
    row('2023', ['99218-99220'], ['99221-99223']),
    row('2023', ['99224-99226'], ['99231-99233']),
    row('2024', ['0404T'], ['58580']),
    row('2024', ['27445']),
  ],
})

describe('a deleted code', () => {
  it('is deleted from its edition on, with its successors', () => {
    expect(deletionOf(code('99219'), record('2022'))).toBeUndefined()
    for (const edition of ['2023', '2024']) {
      const deletion = deletionOf(code('99219'), record(edition))
      expect(deletion?.edition).toBe('2023')
      expect(formatRanges(deletion?.successors ?? [])).toBe('99221-99223')
    }
  })

  it('is deleted in an own edition that the record does not know', () => {
    expect(deletionOf(code('0404T'), record('2030'))?.edition).toBe('2024')
    expect(deletionOf(code('0404T'), record('2018'))).toBeUndefined()
  })

  it('is described in words, with or without successors', () => {
    const words = ['99219', '27445'].map((text) => {
      const deletion = deletionOf(code(text), record('2024'))
      return deletion && deletionInWords(deletion)
    })
    expect(words).toEqual([
      '99219 was deleted in 2023. See 99221-99223.',
      '27445 was deleted in 2024. No replacement is on record.',
    ])
  })
})

describe('the deletions inside ranges', () => {
  it('are grouped as they were deleted together', () => {
    const found = deletionsIn([range('99217-99226')], record('2024'))
    expect(
      found.map((each) => [formatRanges([each.asked]), formatRanges(each.successors)]),
    ).toEqual([
      ['99218-99220', '99221-99223'],
      ['99224-99226', '99231-99233'],
    ])
  })
})

describe('the deletions that answer a search', () => {
  const hit = (text: string) => ({
    match: { kind: 'code', code: code(text), deepest: true } as const,
  })

  it('are reported although a range spans the number', () => {
    const found = deletionsFor({ hits: [hit('27445'), hit('27447')], notices: [] }, record('2024'))
    expect(found.map(({ asked }) => asked[0])).toEqual(['27445'])
  })

  it('are reported if no category contains the code or the range', () => {
    const notices = [
      {
        kind: 'code-not-held',
        code: code('0404T'),
        editions: ['2023'],
        before: undefined,
        after: undefined,
      } as const,
      { kind: 'range-not-held', range: range('99218-99226') } as const,
    ]
    expect(deletionsFor({ hits: [], notices }, record('2024')).map(deletionInWords)).toEqual([
      '0404T was deleted in 2024. See 58580.',
      '99218-99220 were deleted in 2023. See 99221-99223.',
      '99224-99226 were deleted in 2023. See 99231-99233.',
    ])
  })

  it('are not reported for a range that still has codes', () => {
    const asked = (text: string) => [{ match: { kind: 'range', range: range(text) } as const }]
    const found = (text: string) => deletionsFor({ hits: asked(text), notices: [] }, record('2024'))
    expect(found('99202-99499')).toEqual([])
    expect(found('99218-99219')).toHaveLength(1)
  })
})
