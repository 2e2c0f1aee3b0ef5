import { describe, expect, it } from 'vitest'
import { buildOutline } from '#core/editions/outline.ts'
import { tellingAncestor, tellingName } from '#core/editions/telling-name.ts'
import { shippedEdition } from '../../support/shipped.ts'

const outline = buildOutline(shippedEdition('2026'))
const named = (id: string) => {
  const category = outline.byId.get(id)
  if (category === undefined) throw new Error(id)
  return tellingName(outline, category)
}

describe('a name shared by several categories', () => {
  it('gets the nearest ancestor that makes it unique', () => {
    expect(named('surgery/musculoskeletal/shoulder/fracture-dislocation')).toBe(
      'Shoulder › Fracture and/or Dislocation',
    )
    expect(named('evaluation-and-management/office-outpatient/established-patient')).toBe(
      'Office or Other Outpatient Services › Established Patient',
    )
  })

  it('gets no ancestor if it is unique', () => {
    expect(named('surgery')).toBe('Surgery')
    expect(named('evaluation-and-management/office-outpatient')).toBe(
      'Office or Other Outpatient Services',
    )
  })

  it('is different for every category of an edition', () => {
    const names = outline.categories.map((category) => tellingName(outline, category))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('is made unique in a snapshot of another edition too', () => {
    expect(tellingAncestor(outline, ['Surgery', 'Old Heading'], 'Incision')).toBe('Old Heading')
    expect(tellingAncestor(outline, ['Surgery'], 'A Name of Its Own')).toBeUndefined()
  })
})
