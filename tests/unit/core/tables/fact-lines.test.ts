import { describe, expect, it } from 'vitest'
import { factLines, valueRows } from '#core/tables/fact-lines.ts'
import { fieldWords } from '#core/tables/field-words.ts'

describe('the facts of a table on a code', () => {
  it('are shown in words', () => {
    const lines = factLines({ modifier: '', values: { status: 'A', globalDays: '090' } })
    expect(lines.map(({ title, value, meaning }) => [title, value, meaning])).toEqual([
      [
        'Medicare status',
        'A',
        'Active: paid separately under the physician fee schedule if covered.',
      ],
      ['Global days', '090', 'Major procedure: the day before, the day itself and 90 days after.'],
    ])
  })

  it('distinguish an empty cell from 0', () => {
    expect(fieldWords('oppsRate', '').value).toBe('none')
    expect(fieldWords('oppsRate', '0').value).toBe('$0.00')
    expect(fieldWords('workRvu', '0').value).toBe('0.00')
  })

  it('leave out fields that the file does not have', () => {
    expect(factLines({ modifier: '', values: {} })).toEqual([])
  })

  it('include RVUs and national prices for each modifier', () => {
    const rvus = { workRvu: '1.3', totalNonFacility: '2.75', totalFacility: '1.97' }
    const [visit] = valueRows([{ modifier: '', values: { ...rvus, conversionFactor: '32.3465' } }])
    expect(visit).toMatchObject({
      work: '1.30',
      priceNonFacility: '$88.95',
      priceFacility: '$63.72',
    })
  })

  it('include no price if the RVUs are 0', () => {
    const rvus = { workRvu: '0', totalNonFacility: '0', totalFacility: '0' }
    const [none] = valueRows([{ modifier: '', values: { ...rvus, conversionFactor: '32.3465' } }])
    expect(none?.priceFacility).toBeUndefined()
  })
})
