import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTableStore } from '#backend/tables/table-store.ts'
import { levelTwoLayoutSchema } from '#core/tables/level-two-layout-schema.ts'
import { groupOfCode, groupsOf, spanOfGroup } from '#core/tables/level-two-layout.ts'
import { codeSystemOf } from '#core/tables/table-code.ts'

const folder = join(import.meta.dirname, '../../../data/tables')
const layout = levelTwoLayoutSchema.parse(
  JSON.parse(readFileSync(join(folder, 'hcpcs-layout.json'), 'utf8')),
)
const store = openTableStore({ shipped: folder, shared: '/nowhere', own: '/nowhere' })
const { content } = await store.read('hcpcs-2025-10')

describe('the shipped HCPCS Level II table', () => {
  it('contains every code of the release and none of CPT or CDT', () => {
    expect(content.codes).toHaveLength(8463)
    expect(content.codes.filter((code) => codeSystemOf(code) !== 'hcpcs')).toEqual([])
  })

  it('has a layout of ascending, non-empty groups that contains every code once', () => {
    let codes = 0
    for (const { letter, groups } of groupsOf(layout)) {
      const starts = groups.map(({ first }) => first)
      expect(starts).toEqual([...starts].sort())
      for (const group of groups) {
        const [first, end] = spanOfGroup(content.codes, group)
        expect(end - first, `${group.id} of ${letter.id}`).toBeGreaterThan(0)
        codes += end - first
      }
    }
    expect(codes).toBe(content.codes.length)
  })

  it('places a code by letter and group', () => {
    const group = groupOfCode(layout, 'J9035')
    expect([group?.parent?.name, group?.name]).toEqual(['Drugs', 'Chemotherapy drugs'])
  })
})
