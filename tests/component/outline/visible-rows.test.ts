import { describe, expect, it } from 'vitest'
import { type EditionFile, editionFileSchema } from '#core/editions/edition-file.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { visibleRows } from '../../../renderer/features/outline/visible-rows.ts'

const category = (id: string, start: string, end: string): unknown => ({
  id,
  parent: id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : null,
  name: id,
  ranges: [[start, end]],
  basis: 'named source',
  confidence: 'high',
  sources: [],
})

const file: EditionFile = editionFileSchema.parse({
  formatVersion: 1,
  id: '2026',
  title: 'CPT 2026',
  effectiveDate: '2026-01-01',
  notes: [],
  categories: [
    category('surgery', '10000', '69999'),
    category('surgery/skin', '10000', '19999'),
    category('surgery/skin/nails', '11700', '11799'),
    category('surgery/bones', '20000', '29999'),
    category('radiology', '70000', '79999'),
  ],
})
const outline = buildOutline(file)
const namesOf = (expanded: string[]) =>
  visibleRows(outline, new Set(expanded)).map(({ category: { id } }) => id)

describe('the rows of the outline', () => {
  it('are the sections if nothing is expanded', () => {
    expect(namesOf([])).toEqual(['surgery', 'radiology'])
  })

  it('include the children of expanded categories, in book order', () => {
    expect(namesOf(['surgery'])).toEqual(['surgery', 'surgery/skin', 'surgery/bones', 'radiology'])
    expect(namesOf(['surgery', 'surgery/skin'])).toContain('surgery/skin/nails')
  })

  it('leave out expanded categories below a collapsed one', () => {
    expect(namesOf(['surgery/skin'])).toEqual(['surgery', 'radiology'])
  })

  it('give the position among all siblings, rendered or not', () => {
    const rows = visibleRows(outline, new Set(['surgery']))
    const bones = rows.find(({ category: { id } }) => id === 'surgery/bones')
    expect(bones).toMatchObject({ place: 2, siblings: 2, hasChildren: false })
  })

  it('ignore ids that the edition lacks', () => {
    expect(namesOf(['gone', 'surgery/gone'])).toEqual(['surgery', 'radiology'])
  })
})
