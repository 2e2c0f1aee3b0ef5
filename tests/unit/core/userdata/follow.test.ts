import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { successorsOf } from '#core/editions/lineage.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { followSnapshot } from '#core/userdata/follow.ts'
import { type CategorySnapshot, snapshotOf } from '#core/userdata/snapshot.ts'

const years = ['2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']
const outlines: Outline[] = years.map((year) => {
  const path = join(import.meta.dirname, '../../../../data/editions', `${year}.json`)
  return buildOutline(editionFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))
})

/** A snapshot of a category in an edition. */
function kept(category: string, edition: string): CategorySnapshot {
  const outline = outlines.find((each) => each.edition === edition)
  const found = outline?.byId.get(category)
  if (outline === undefined || found === undefined) throw new Error(`${category} in ${edition}`)
  return snapshotOf(outline, found)
}

const follow = (category: string, from: string, to: string) =>
  followSnapshot(kept(category, from), to, outlines)

const em = 'evaluation-and-management'

describe('a category saved in an edition', () => {
  it('is the same in its own edition', () => {
    for (const outline of outlines) {
      for (const category of outline.categories) {
        const status = followSnapshot(snapshotOf(outline, category), outline.edition, outlines)
        expect(status).toMatchObject({ kind: 'same', words: `Unchanged in ${outline.edition}.` })
      }
    }
  })

  it('has a status in every other edition', () => {
    // An assertion for each status would take longer than all else here.
    const wrong: string[] = []
    for (const outline of outlines) {
      for (const category of outline.categories) {
        for (const year of years) {
          const status = followSnapshot(snapshotOf(outline, category), year, outlines)
          const isGone = status.kind === 'removed' || status.kind === 'not-yet'
          const isRight =
            (status.categories.length === 0) === isGone &&
            status.words.includes(year) &&
            (status.kind !== 'removed' || year > outline.edition) &&
            (status.kind !== 'not-yet' || year < outline.edition)
          if (!isRight) wrong.push(`${category.id} of ${outline.edition} in ${year}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('can be merged with others', () => {
    const status = follow(`${em}/hospital-observation`, '2019', '2026')
    expect(status.kind).toBe('merged')
    expect(status.categories.map(({ id }) => id)).toEqual([`${em}/hospital-inpatient-observation`])
    expect(status.mergedWith).toEqual([`${em}/hospital-inpatient`])
    expect(status.words).toMatch(/^Merged: in 2026 it is part of “.+”, like “.+”\.$/)
  })

  it('can be several categories in an edition before a merge', () => {
    const status = follow(`${em}/hospital-inpatient-observation`, '2026', '2022')
    expect(status.kind).toBe('split')
    expect(status.categories.map(({ id }) => id)).toEqual([
      `${em}/hospital-observation`,
      `${em}/hospital-inpatient`,
    ])
    expect(status.words).toMatch(/^In 2022 it was still 2 categories/)
  })

  it('can be split', () => {
    const status = follow('category-iii/phrenic-nerve-stimulation', '2023', '2024')
    expect(status.kind).toBe('split')
    expect(status.categories.map(({ id }) => id)).toEqual([
      'surgery/cardiovascular/heart-pericardium/phrenic-nerve-stimulation',
      'medicine/cardiovascular/phrenic-nerve-stimulation',
    ])
  })

  it('can continue under another id and name', () => {
    const old = 'pathology-and-laboratory/clinical-pathology-consultations'
    const status = follow(old, '2021', '2022')
    expect(status.kind).toBe('renamed')
    expect(status.renamed?.then).toBe(kept(old, '2021').name)
    expect(status.renamed?.now).toBe(
      kept('pathology-and-laboratory/pathology-clinical-consultations', '2022').name,
    )
  })

  it('is found backwards through `continues`', () => {
    const status = follow(
      'pathology-and-laboratory/pathology-clinical-consultations',
      '2026',
      '2019',
    )
    expect(status.categories.map(({ id }) => id)).toEqual([
      'pathology-and-laboratory/clinical-pathology-consultations',
    ])
  })

  it('can have other codes', () => {
    const status = follow('surgery/digestive/esophagus/other', '2021', '2022')
    expect(status.kind).toBe('ranges')
    expect(status.words).toBe('Range changed: 43496, 43499 in 2021, 43496-43499 in 2022.')
  })

  it('can be gone, and the text says since when and what it was', () => {
    const snapshot: CategorySnapshot = {
      ...kept('surgery', '2019'),
      category: 'surgery/gone',
      name: 'Gone',
    }
    expect(followSnapshot(snapshot, '2026', outlines)).toMatchObject({
      kind: 'removed',
      categories: [],
      words: 'No longer in 2026: last in 2019, as “Gone”, 10004-69990.',
    })
  })

  it('can be missing in an edition before it', () => {
    const added = outlines[7]?.categories.find(
      ({ id, continues }) => continues.length === 0 && outlines[6]?.byId.get(id) === undefined,
    )
    if (added === undefined) throw new Error('nothing was added in 2026')
    expect(follow(added.id, '2026', '2020')).toMatchObject({
      kind: 'not-yet',
      words: 'Not yet in 2020: first in 2026.',
    })
  })

  it('is looked up by id if its own edition is unknown', () => {
    const snapshot = { ...kept('surgery', '2026'), edition: '2031' }
    expect(followSnapshot(snapshot, '2026', outlines).kind).toBe('same')
  })
})

describe('lineage', () => {
  it('is no succession if only codes moved between categories', () => {
    const breast = 'surgery/integumentary/breast/excision'
    expect(successorsOf(breast, '2019', '2020', outlines)).toEqual([breast])
  })

  it('leads back to the origin', () => {
    for (const { edition, categories } of outlines) {
      for (const { id } of categories) {
        for (const successor of successorsOf(id, edition, '2026', outlines)) {
          expect(successorsOf(successor, '2026', edition, outlines)).toContain(id)
        }
      }
    }
  })

  it('is empty for an unknown edition', () => {
    expect(successorsOf('surgery', '2026', '1999', outlines)).toEqual([])
  })
})
