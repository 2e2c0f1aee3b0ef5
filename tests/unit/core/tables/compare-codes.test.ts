import { describe, expect, it } from 'vitest'
import { compareCodes } from '#core/tables/compare-codes.ts'
import { smallTable } from '../../support/small-table.ts'

describe('two editions compared code by code', () => {
  it('show which codes were added, deleted and reworded', () => {
    const before = [smallTable('opps', { '10021': 'same', '27130': 'old words', '99241': 'gone' })]
    const after = [smallTable('opps', { '10021': 'SAME', '27130': 'new words', '98000': 'new' })]
    expect(compareCodes(before, after, 'cpt')).toEqual({
      kinds: ['opps'],
      added: [{ code: '98000', text: 'new' }],
      deleted: [{ code: '99241', text: 'gone' }],
      reworded: [{ code: '27130', from: 'old words', to: 'new words' }],
      unchanged: 1,
    })
  })

  it('do not report codes as deleted if the other kind of table never lists them', () => {
    const before = [smallTable('opps', { '10021': 'a', '0001U': 'lab' })]
    const after = [smallTable('pprrvu', { '10021': 'a' })]
    const { kinds, deleted, added } = compareCodes(before, after, 'cpt')
    expect({ kinds, deleted, added }).toEqual({ kinds: [], deleted: [], added: [] })
  })

  it('do not report a code as deleted if another table of the later edition has it', () => {
    const before = [smallTable('pprrvu', { '80047': 'lab' })]
    const after = [smallTable('pprrvu', { '10021': 'a' }), smallTable('clfs', { '80047': 'lab' })]
    expect(compareCodes(before, after, 'cpt').deleted).toEqual([])
  })
})
