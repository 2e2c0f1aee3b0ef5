import { describe, expect, it } from 'vitest'
import { formatRanges } from '#core/codes/code-range.ts'
import { buildOutline, childrenOf } from '#core/editions/outline.ts'
import { buildPlacement, deepestCategory, placeCode } from '#core/editions/placement.ts'
import { vocabularyFileSchema } from '#core/editions/reference-files.ts'
import { shippedVocabulary } from '../core/search/data.ts'
import { code } from '../support/made-up-edition.ts'
import { readShipped, shippedEdition, shippedYears } from '../support/shipped.ts'

const outline = buildOutline(shippedEdition('2026'))
const { placement } = buildPlacement(outline)
const file = vocabularyFileSchema.parse(JSON.parse(readShipped('vocabulary.json')))
const meanings = file.meanings.filter((meaning) => 'categories' in meaning)

describe('every meaning of the vocabulary', () => {
  it('never leads to both a category and its ancestor', () => {
    const both = meanings.filter(({ categories }) =>
      categories.some((id) => categories.some((other) => other.startsWith(`${id}/`))),
    )
    expect(both.map(({ means }) => means)).toEqual([])
  })

  it('leads to the only subheading if it has the same codes as its heading', () => {
    const doubled = new Set(
      outline.categories
        .filter((category) => {
          const children = childrenOf(outline, category)
          const [only] = children
          return (
            children.length === 1 &&
            only !== undefined &&
            formatRanges(only.ranges) === formatRanges(category.ranges)
          )
        })
        .map(({ id }) => id),
    )
    expect(doubled.size).toBeGreaterThan(5)
    const above = meanings.filter(({ categories }) => categories.some((id) => doubled.has(id)))
    expect(above.map(({ means }) => means)).toEqual([])
  })
})

describe('a list of anchor codes', () => {
  // A long list was once cut in the middle of a group of codes, so that terms led to half of its categories.
  it('has more than seven codes only if each leads to a category that the others do not', () => {
    const placements = shippedYears.map(
      (year) => buildPlacement(buildOutline(shippedEdition(year))).placement,
    )
    const leadsTo = (text: string) =>
      placements.map((each, edition) => `${edition} ${deepestCategory(each, code(text))?.id}`)
    const repetitive = shippedVocabulary().filter((meaning) => {
      if (!('codes' in meaning) || meaning.codes.length <= 7) return false
      const places = meaning.codes.map(leadsTo)
      return places.some((own, at) => {
        const others = new Set(places.flatMap((each, index) => (index === at ? [] : each)))
        return own.every((place) => others.has(place))
      })
    })
    expect(repetitive.map(({ means }) => means)).toEqual([])
  })
})

/** Terms for services with one code, or a few codes under one heading. */
const anchors: readonly (readonly [term: string, code: string])[] = [
  ['EGD', '43235'],
  ['PEG', '43246'],
  ['ERCP', '43260'],
  ['POEM', '43497'],
  ['push enteroscopy', '44360'],
  ['ileoscopy', '44380'],
  ['lap sleeve', '43775'],
  ['inguinal hernia repair', '49505'],
  ['stapled hemorrhoidopexy', '46947'],
  ['TAVR', '33361'],
  ['Ross procedure', '33413'],
  ['MVR', '33430'],
  ['tricuspid valve repair', '33464'],
  ['Watchman', '33340'],
  ['PICC', '36573'],
  ['port removal', '36590'],
  ['venipuncture', '36415'],
  ['cerebral angiogram', '36224'],
  ['IVC filter', '37191'],
  ['DVT thrombectomy', '37187'],
  ['iliac stent', '37258'],
  ['bone marrow biopsy', '38221'],
  ['CAR-T', '38228'],
  ['skin substitute', '15275'],
  ['short arm cast', '29075'],
  ['Unna boot', '29580'],
  ['ACDF', '22551'],
  ['PLIF', '22630'],
  ['scoliosis fusion', '22802'],
  ['double J', '52332'],
  ['TURBT', '52235'],
  ['vasectomy', '55250'],
  ['vasectomy reversal', '55400'],
  ['TAH', '58150'],
  ['Acessa', '58674'],
  ['medial branch block', '64493'],
  ['stellate ganglion block', '64510'],
  ['TAP block', '64486'],
  ['sweating Botox', '64650'],
  ['pterygium', '65420'],
  ['PKP', '65730'],
  ['SLT', '65855'],
  ['trabeculectomy', '66170'],
  ['Ahmed valve', '66180'],
  ['YAG', '66821'],
  ['scleral buckle', '67107'],
  ['panretinal photocoagulation', '67228'],
  ['chalazion', '67800'],
  ['DCR', '68720'],
  ['BAHA', '69714'],
  ['neutron beam', '77423'],
  ['autopsy', '88025'],
  ['crisis psychotherapy', '90839'],
  ['family therapy', '90847'],
  ['FibroScan', '91200'],
  ['fundus photo', '92250'],
  ['electroretinogram', '92273'],
  ['VEMP', '92517'],
  ['PCI', '92928'],
  ['cardioversion', '92960'],
  ['PFO closure', '93580'],
  ['paravalvular leak', '93590'],
  ['video EEG', '95720'],
  ['bronchial thermoplasty', '31660'],
  ['HIPEC', '96547'],
  ['TriClip', '0569T'],
  ['EV-ICD', '0571T'],
]

describe('a term for a service', () => {
  it.each(anchors)('leads to the deepest heading of its codes: %s like %s', (term, text) => {
    const place = placeCode(placement, code(text)).at(-1)?.id
    const led = meanings
      .filter(({ terms }) => terms.includes(term))
      .flatMap((each) => each.categories)
    expect(led).toContain(place)
  })
})
