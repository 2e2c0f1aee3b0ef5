import { describe, expect, it } from 'vitest'
import {
  ancestorsOf,
  buildOutline,
  childrenOf,
  pathNames,
  sectionOf,
  sectionsOf,
  siblingsOf,
} from '#core/editions/outline.ts'
import { madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'

const outline = buildOutline(madeUpEdition(2026, smallCategories))
const ids = (categories: readonly { id: string }[]) => categories.map(({ id }) => id)
const get = (id: string) => {
  const category = outline.byId.get(id)
  if (category === undefined) throw new Error(`no ${id}`)
  return category
}

describe('an outline', () => {
  it('keeps the book order of the file, with the end of each subtree', () => {
    expect(ids(outline.categories)).toEqual(smallCategories.map(({ id }) => id))
    expect(get('surgery')).toMatchObject({ position: 1, end: 7 })
    expect(get('surgery/skin')).toMatchObject({ position: 2, end: 6 })
    expect(get('surgery/skin/excision/benign')).toMatchObject({ position: 5, end: 6 })
    expect(get('visits')).toMatchObject({ position: 0, end: 1 })
  })

  it('names levels by depth', () => {
    const levels = [
      'surgery',
      'surgery/skin',
      'surgery/skin/excision',
      'surgery/skin/excision/benign',
    ]
    expect(levels.map((id) => get(id).level)).toEqual([
      'section',
      'subsection',
      'heading',
      'subheading',
    ])
    expect(levels.map((id) => get(id).depth)).toEqual([1, 2, 3, 4])
  })

  it('calls every category below a subheading a subheading too', () => {
    const path = ['a', 'a/b', 'a/b/c', 'a/b/c/d', 'a/b/c/d/e', 'a/b/c/d/e/f']
    const deep = buildOutline(
      madeUpEdition(
        2026,
        path.map((id) => ({ id, codes: '10000-10009' })),
      ),
    )
    expect(deep.categories.map(({ depth, level }) => [depth, level]).slice(3)).toEqual([
      [4, 'subheading'],
      [5, 'subheading'],
      [6, 'subheading'],
    ])
  })

  it('finds a category by a unique former id', () => {
    const withFormer = buildOutline(
      madeUpEdition(2026, [
        { id: 'a', codes: '10000-10099' },
        { id: 'a/b', codes: '10000-10049', formerIds: ['a/old', 'a/both'] },
        { id: 'a/c', codes: '10050-10099', formerIds: ['a/both'] },
      ]),
    )
    expect(withFormer.byId.get('a/old')?.id).toBe('a/b')
    expect(withFormer.byId.get('a/both')).toBeUndefined()
    expect(withFormer.byFormerId.get('a/both')?.map(({ id }) => id)).toEqual(['a/b', 'a/c'])
  })

  it('returns the ancestors, children, siblings and section of a category', () => {
    expect(ids(ancestorsOf(outline, get('surgery/skin/excision/benign')))).toEqual([
      'surgery',
      'surgery/skin',
      'surgery/skin/excision',
    ])
    expect(ancestorsOf(outline, get('visits'))).toEqual([])
    expect(ids(childrenOf(outline, get('surgery')))).toEqual(['surgery/skin', 'surgery/bones'])
    expect(childrenOf(outline, get('visits'))).toEqual([])
    expect(ids(siblingsOf(outline, get('surgery/skin/incision')))).toEqual([
      'surgery/skin/incision',
      'surgery/skin/excision',
    ])
    expect(ids(siblingsOf(outline, get('visits')))).toEqual(['visits', 'surgery'])
    expect(ids(sectionsOf(outline))).toEqual(['visits', 'surgery'])
    expect(sectionOf(outline, get('surgery/skin/excision')).id).toBe('surgery')
    expect(sectionOf(outline, get('visits')).id).toBe('visits')
  })

  it('returns the names from the section down', () => {
    expect(pathNames(outline, get('surgery/skin/incision'))).toEqual([
      'surgery',
      'surgery/skin',
      'surgery/skin/incision',
    ])
  })

  it('fills in optional fields that a file leaves out', () => {
    expect(get('visits')).toMatchObject({ note: undefined, resequenced: false, continues: [] })
    const edition = madeUpEdition(2026, [
      {
        id: 'visits',
        codes: '90000-90999',
        note: 'A note.',
        resequenced: true,
        continues: ['old'],
      },
    ])
    expect(buildOutline(edition).categories[0]).toMatchObject({
      note: 'A note.',
      resequenced: true,
      continues: ['old'],
    })
  })

  it('cannot be modified', () => {
    expect(Object.isFrozen(outline)).toBe(true)
    expect(Object.isFrozen(outline.categories)).toBe(true)
    expect(Object.isFrozen(get('visits'))).toBe(true)
  })

  it('throws if a parent comes after its child', () => {
    const turned = [...smallCategories].reverse()
    expect(() => buildOutline(madeUpEdition(2026, turned))).toThrow(/2026.*before its parent/)
  })
})
