import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeFile, madeFile } from '#backend/user-data/user-data-file.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { followSnapshot } from '#core/userdata/follow.ts'
import type { CategorySnapshot } from '#core/userdata/snapshot.ts'
import { checkout, shippedEdition, shippedYears } from '../support/shipped.ts'

/** A user data file as written with dataset 1.0.5, with every category that version 2 moved or dissolved. */
const file = decodeFile(
  madeFile,
  readFileSync(join(checkout, 'tests/fixtures/user-data/dataset-1.0.5.json')),
)
if (file.state !== 'valid') throw new Error('the fixture cannot be read')
const { bookmarks, notes, recents } = file.document
const outlines = shippedYears.map((year) => buildOutline(shippedEdition(year)))
const outlineOf = (edition: string) => {
  const outline = outlines.find((each) => each.edition === edition)
  if (outline === undefined) throw new Error(`no ${edition}`)
  return outline
}
const all = [...bookmarks, ...notes, ...recents].flatMap(({ snapshot }): CategorySnapshot[] =>
  snapshot.system === undefined ? [snapshot] : [],
)
const keptAs = (category: string): CategorySnapshot => {
  const snapshot = all.find((each) => each.category === category)
  if (snapshot === undefined) throw new Error(`${category} is not in the file`)
  return snapshot
}
const openedAs = (category: string, edition = keptAs(category).edition) =>
  followSnapshot(keptAs(category), edition, outlines).categories.map(({ id }) => id)

const em = 'evaluation-and-management'
const vessels = 'surgery/cardiovascular/arteries-veins'
const heart = 'surgery/cardiovascular/heart-pericardium'
const ent = 'medicine/otorhinolaryngology'

describe('user data from dataset 1.0.5', () => {
  it.each(all.map((snapshot) => [snapshot.category, snapshot] as const))(
    'opens %s in every edition that has its codes',
    (_, snapshot) => {
      const status = followSnapshot(snapshot, snapshot.edition, outlines)
      expect(status.categories.length).toBeGreaterThan(0)
      const outline = outlineOf(snapshot.edition)
      for (const { id } of status.categories) expect(outline.byId.get(id)?.id).toBe(id)
    },
  )

  it('opens under the new place of a category that moved', () => {
    expect(openedAs(`${vessels}/bypass-vein`)).toEqual([`${vessels}/bypass-graft/vein`])
    expect(openedAs('pathology-and-laboratory/administrative-maaa')).toEqual([
      'administrative-maaa',
    ])
    expect(openedAs(`${em}/telemedicine/audio-only-new-patient`)).toEqual([
      `${em}/telemedicine/audio-only/new-patient`,
    ])
    expect(openedAs('medicine/physical-medicine/modalities-supervised')).toEqual([
      'medicine/physical-medicine/modalities/supervised',
    ])
  })

  it('opens the successor of a category that is not a heading in the book', () => {
    expect(openedAs(`${heart}/left-atrial-appendage`, '2019')).toEqual([
      `${heart}/heart-great-vessels`,
    ])
    expect(openedAs('pathology-and-laboratory/immunology/assays')).toEqual([
      'pathology-and-laboratory/immunology',
    ])
    expect(openedAs(`${ent}/vestibular`)).toEqual([
      `${ent}/vestibular-without-recording`,
      `${ent}/vestibular-with-recording`,
    ])
  })

  it('opens in another edition too', () => {
    expect(openedAs(`${vessels}/balloon-angioplasty`, '2019')).toEqual([
      `${vessels}/endovascular-revascularization`,
    ])
    expect(openedAs(`${ent}/hearing-aid`, '2026')).toEqual([
      `${ent}/audiologic`,
      `${ent}/evaluative-therapeutic/hearing-device`,
    ])
  })

  it('shows a dataset correction as such, not as a change in the book', () => {
    const status = (category: string) =>
      followSnapshot(keptAs(category), keptAs(category).edition, outlines)
    expect(status('surgery/musculoskeletal/femur-knee').kind).toBe('same')
    expect(status(`${vessels}/bypass-vein`)).toMatchObject({
      kind: 'corrected',
      words: `Corrected in this dataset: under Surgery › Cardiovascular System › Arteries and Veins › Bypass Graft.`,
    })
    expect(status('medicine/neurology/electromyography')).toMatchObject({
      kind: 'corrected',
      words: 'Corrected in this dataset: now “Electromyography”, with 95860-95872, 95885-95887.',
    })
  })
})
