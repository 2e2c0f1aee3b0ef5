import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCode } from '#core/codes/code.ts'
import { codeAtOrdinal } from '#core/codes/code.ts'
import { rangeBounds } from '#core/codes/code-range.ts'
import { ancestorsOf } from '#core/editions/outline.ts'
import { placeCode } from '#core/editions/placement.ts'
import { search, searchAllEditions } from '#core/search/search.ts'
import { openSearch } from '#core/search/search-index.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { madeUpEdition } from '../../support/made-up-edition.ts'
import { shippedIndex } from './data.ts'

const index = shippedIndex()
const newest = index.editions.at(-1)
if (newest === undefined) throw new Error('no edition')
const { outline, placement } = newest
const ask = (query: string, limit = 10) => search(index, '2026', query, { limit })
const ids = (query: string) => ask(query).hits.map(({ category }) => category.id)
const first = (query: string) => ask(query).hits[0]

const femurKnee = 'surgery/musculoskeletal/femur-knee'

describe('a code', () => {
  it('gives the deepest category that holds it, then its ancestors up', () => {
    const { hits, total } = ask('27447')
    expect(hits.map(({ category }) => category.id)).toEqual([
      `${femurKnee}/repair-reconstruction`,
      femurKnee,
      'surgery/musculoskeletal',
      'surgery',
    ])
    expect(hits.map(({ match }) => match)).toEqual([
      { kind: 'code', code: '27447', deepest: true },
      { kind: 'code', code: '27447', deepest: false },
      { kind: 'code', code: '27447', deepest: false },
      { kind: 'code', code: '27447', deepest: false },
    ])
    expect(total).toBe(4)
  })

  it('is found first in its deepest category, whichever it is', () => {
    const { firsts, lasts } = placement
    const held = fc
      .integer({ min: 0, max: firsts.length - 1 })
      .chain((at) => fc.integer({ min: firsts[at] ?? 0, max: lasts[at] ?? 0 }).map(codeAtOrdinal))
    fc.assert(
      fc.property(held, (code) => {
        const path = placeCode(placement, code).reverse()
        expect(ask(code).hits.map(({ category }) => category.id)).toEqual(path.map(({ id }) => id))
      }),
    )
  })

  it('that Evaluation and Management has inside of the numbers of Medicine is found there', () => {
    expect(first('99091')?.category.id).toMatch(/^evaluation-and-management\//)
  })

  it('in a list is found with the others, the deepest categories first', () => {
    expect(ids('27447, 99213').slice(0, 2)).toEqual([
      `${femurKnee}/repair-reconstruction`,
      'evaluation-and-management/office-outpatient/established-patient',
    ])
  })

  it('that the edition does not hold is said so, with its neighbors and the editions that do', () => {
    const { hits, notices } = ask('99201')
    expect(hits).toEqual([])
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({
      kind: 'code-not-held',
      code: '99201',
      editions: ['2019', '2020'],
    })
  })

  it('with a modifier is found, and the modifier is named', () => {
    const { hits, notices } = ask('27447-25')
    expect(hits[0]?.category.id).toBe(`${femurKnee}/repair-reconstruction`)
    expect(notices).toEqual([{ kind: 'modifier', modifier: '25', name: 'Separate visit' }])
  })

  it('that is none is sought as words, and said so', () => {
    expect(ask('274471')).toMatchObject({
      hits: [],
      notices: [{ kind: 'not-a-code', text: '274471' }],
    })
  })
})

describe('a range', () => {
  it.each(['27301-27599', '27301 to 27599', '27301–27599', '27599-27301'])(
    'such as %s gives the category of that range, then what is below it, then its ancestors',
    (query) => {
      const found = ids(query)
      expect(found[0]).toBe(femurKnee)
      expect(found[1]).toBe(`${femurKnee}/incision`)
      expect(ask(query, 50).hits.at(-1)?.category.id).toBe('surgery')
    },
  )

  it('inside of a category gives that category first', () => {
    expect(first('27303-27305')?.category.id).toBe(`${femurKnee}/incision`)
  })

  it('over several categories gives the smallest that holds all of them first', () => {
    expect(first('27303-27330')?.category.id).toBe(femurKnee)
  })

  it('of any category finds a category of that range first', () => {
    for (const { ranges } of outline.categories) {
      const [range] = ranges
      if (range === undefined || ranges.length > 1 || range[1] === null) continue
      const found = first(`${range[0]}-${range[1]}`)?.category
      expect(found?.ranges.map(rangeBounds)).toContainEqual(rangeBounds(range))
    }
  })

  it('of which no code is held is said so', () => {
    expect(ask('00001-00003').notices).toEqual([
      { kind: 'range-not-held', range: ['00001', '00003'] },
    ])
  })
})

describe('the beginning of a code', () => {
  it('gives the smallest category that holds all codes that begin so', () => {
    expect(first('2730')?.category.id).toBe(`${femurKnee}/incision`)
    expect(first('273')?.category.id).toBe(femurKnee)
    expect(first('9921')?.category.id).toBe(
      'evaluation-and-management/office-outpatient/established-patient',
    )
  })

  it('counts Category III codes in, after those of five digits', () => {
    expect(ids('0075')).toContain('category-iii')
  })

  it('beside words is a word, and the beginning of a code only where nothing else is found', () => {
    expect(ids('knee 273')).toEqual(ids('knee'))
    expect(first('xqzt 273')).toMatchObject({ category: { id: femurKnee } })
  })
})

describe('words', () => {
  it.each([
    ['arthrodesis', 'exact'],
    ['C-section', 'alias'],
    ['ophthalm', 'prefix'],
    ['knee incision', 'words'],
    ['arthrodsis', 'fuzzy'],
  ])('%s match by %s', (query, kind) => {
    expect(first(query)?.match.kind).toBe(kind)
  })

  it('count in the name and in those of the ancestors, in whatever order', () => {
    expect(ids('knee incision')[0]).toBe(`${femurKnee}/incision`)
    expect(ids('incision knee')).toEqual(ids('knee incision'))
  })

  it('give equal matches in book order', () => {
    const exact = ask('incision', 500).hits.filter(({ match }) => match.kind === 'exact')
    const places = exact.map(({ category: { position } }) => position)
    expect(exact.length).toBeGreaterThan(20)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it.each([
    ['E/M', 'evaluation-and-management'],
    ['E&M', 'evaluation-and-management'],
    ['EM', 'evaluation-and-management'],
    ['D&C', 'surgery/female-genital/corpus-uteri/excision'],
    ['d and c', 'surgery/female-genital/corpus-uteri/excision'],
    ['c section', 'surgery/maternity/cesarean-delivery'],
    ['csection', 'surgery/maternity/cesarean-delivery'],
    ['tka', `${femurKnee}/repair-reconstruction`],
  ])('such as the abbreviation %s are found through the vocabulary', (query, id) => {
    expect(first(query)?.category.id).toBe(id)
    expect(first(query)?.match.kind).toBe('alias')
  })

  it.each([
    ['colonscopy', 'surgery/digestive/colon-rectum/endoscopy'],
    ['knee arthroplsty', `${femurKnee}/repair-reconstruction`],
  ])('of the vocabulary are corrected too: %s', (query, id) => {
    expect(first(query)).toMatchObject({ category: { id }, match: { kind: 'fuzzy' } })
  })

  it('say what they were read as', () => {
    expect(first('knee incsion')?.match).toEqual({
      kind: 'fuzzy',
      readAs: [{ typed: 'incsion', word: 'incision' }],
      alias: undefined,
    })
  })

  it.each([
    ['anaesthesia', 'anesthesia'],
    ['oesophagus', 'surgery/digestive/esophagus'],
    ['haematology', 'pathology-and-laboratory/hematology-coagulation'],
    ['cardiac tumour', 'surgery/cardiovascular/heart-pericardium/cardiac-tumor'],
  ])('in British spelling are read as the American ones: %s', (query, id) => {
    expect(first(query)?.category.id).toBe(id)
  })

  it.each([
    ['ultra sound', /ultrasound/],
    ['femurknee', /femur-knee/],
  ])('are joined and divided: %s', (query, id) => {
    expect(first(query)?.category.id).toMatch(id)
  })

  it.each([
    ['knee incision yesterday', ['yesterday']],
    ['please knee incision', ['please']],
  ])('may be too many: %s', (query, ignored) => {
    const { hits, understanding } = ask(query)
    expect(hits[0]?.category.id).toBe(`${femurKnee}/incision`)
    expect(hits[0]?.missed).toEqual(ignored)
    expect(
      understanding?.words.flatMap(({ typed, use }) => (use === 'ignored' ? [typed] : [])),
    ).toEqual(ignored)
  })

  it('that were corrected make a query that is suggested', () => {
    expect(ask('Knee incsion').understanding).toMatchObject({
      corrected: 'Knee incision',
      decidedBy: 'Incision',
    })
    expect(ask('knee incision').understanding?.corrected).toBeUndefined()
  })

  it('of price lists are understood: shorthand, numbers, Roman numerals', () => {
    expect(ids('fx femur')).toEqual(ids('fracture femur'))
    expect(ids('category II codes')[0]).toBe('category-ii')
    expect(ids('psychotherapy 60 minutes')).toEqual(ids('psychotherapy'))
    expect(ids('psychotherapy 60-90m')).toEqual(ids('psychotherapy'))
  })

  it('of price lists may lack their vowels or their ends', () => {
    expect(ids('ttl kn arthrplsty')[0]).toBe(`${femurKnee}/repair-reconstruction`)
    expect(ids('hystrctmy').sort()).toEqual(ids('hysterectomy').sort())
    expect(ids('colonosc w incis')[0]).toBe(ids('colonoscopy with incision')[0])
  })

  it('that only say who bills are ignored where they come first', () => {
    const { hits, understanding } = ask('HC HYSTERECTOMY')
    expect(hits.map(({ category }) => category.id)).toEqual(ids('hysterectomy'))
    expect(understanding?.words).toEqual([
      { typed: 'HC', use: 'ignored' },
      { typed: 'HYSTERECTOMY', use: 'matched' },
    ])
  })

  it('of an operation find its anesthesia only where they say so', () => {
    expect(ids('hysterectomy')).not.toContain('anesthesia/lower-abdomen')
    expect(ids('hysterectomy anesthesia')[0]).toBe('anesthesia/lower-abdomen')
    expect(ids('anesthsia hysterectomy')[0]).toBe('anesthesia/lower-abdomen')
  })

  it('with marks of their own name no scope', () => {
    expect(ask('HLA-B*57:01').notices).toEqual([])
  })

  it('whose best matches are far better than the rest show no tail', () => {
    expect(ask('c section').total).toBe(1)
  })

  it('may be limited by a scope', () => {
    expect(ids('anesthesia: knee')).not.toHaveLength(0)
    for (const id of ids('anesthesia: knee')) expect(id).toMatch(/^anesthesia\//)
    expect(ids('surgery:')[0]).toBe('surgery')
    expect(ask('surgery: 99213').hits).toEqual([])
  })

  it('in a scope that does not exist are searched everywhere, and that is said', () => {
    const { hits, notices } = ask('zzzz: knee')
    expect(hits).toEqual(ask('knee').hits)
    expect(notices).toEqual([{ kind: 'unknown-scope', scope: 'zzzz' }])
  })

  it('in quotes must stand so in the name', () => {
    expect(ids('"knee joint"')).toContain(femurKnee)
    for (const { category } of ask('"knee and popliteal"').hits) {
      expect(category.name).toContain('Knee and Popliteal')
    }
    expect(ids('"joint knee"')).toEqual([])
  })

  it('that only another edition has are said so', () => {
    const { hits, notices } = ask('"domiciliary"')
    expect(hits).toEqual([])
    expect(notices).toEqual([
      { kind: 'in-other-editions', editions: ['2019', '2020', '2021', '2022'] },
    ])
  })

  it.each(['xqzt', 'guitar lesson', 'blorp', 'qwertyuiop'])(
    'that mean nothing find nothing: %s',
    (query) => {
      expect(ids(query)).toEqual([])
    },
  )
})

describe('the parts that matched', () => {
  it('are marked in the name and in the path', () => {
    const hit = first('knee incis')
    expect(hit?.nameSpans).toEqual([{ start: 0, end: 5 }])
    const path = hit === undefined ? [] : ancestorsOf(outline, hit.category)
    const marked = hit?.pathSpans.map((spans, at) =>
      spans.map(({ start, end }) => path[at]?.name.slice(start, end)),
    )
    expect(marked).toEqual([[], [], ['Knee']])
  })

  it('lie inside the name, ascending and disjoint', () => {
    const words = fc.array(fc.constantFrom('knee', 'repair', 'e/m', 'other', 'meckel', 'incsion'), {
      maxLength: 3,
    })
    fc.assert(
      fc.property(words, (typed) => {
        for (const { category, nameSpans } of ask(typed.join(' ')).hits) {
          let last = 0
          for (const { start, end } of nameSpans) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            last = end
          }
          expect(last).toBeLessThanOrEqual(category.name.length)
        }
      }),
    )
  })
})

describe('anything typed', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.stringMatching(/^[\\^$.*+?()[\]{}|/"':;,-]{0,40}$/),
    fc
      .array(fc.constantFrom('knee', '27447', '-', '"', ':', 'to', '99', '\u202e', '👩‍⚕️', 'e\u0301'))
      .map((parts) => parts.join(' ')),
  )

  it('is answered without an exception, with no more hits than asked for', () => {
    fc.assert(
      fc.property(odd, fc.integer({ min: 0, max: 20 }), (query, limit) => {
        const answer = ask(query, limit)
        expect(answer.query).toBe(query)
        expect(answer.hits.length).toBeLessThanOrEqual(limit)
        expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length)
        expect(new Set(answer.hits.map(({ category }) => category.id)).size).toBe(
          answer.hits.length,
        )
      }),
    )
  })

  it('that is empty or blank finds nothing', () => {
    for (const query of ['', ' ', '\t\n', '\u200b', '""', ':']) {
      expect(ask(query)).toMatchObject({ hits: [], total: 0, notices: [] })
    }
  })

  it('that is far too long is read in part, and said so', () => {
    const { notices } = ask('knee '.repeat(2000))
    expect(notices).toContainEqual({ kind: 'shortened', readCharacters: 200 })
    expect(ask('x'.repeat(10_000)).hits).toEqual([])
  })

  it('is not changed by marks that nobody sees', () => {
    expect(ids('kn\u00adee\u200b inci\u202esion')).toEqual(ids('knee incision'))
  })

  it('has codes in any shape that a code can be told from', () => {
    const code = fc.constantFrom('27447', '99213', '0054T')
    fc.assert(
      fc.property(code, fc.constantFrom('', ' ', '(', 'CPT ', '#'), (text, before) => {
        expect(first(before + text.toLowerCase())?.match).toMatchObject({
          kind: 'code',
          code: parseCode(text),
        })
      }),
    )
  })
})

describe('a search over all editions', () => {
  const all = (query: string, limit = 10) => searchAllEditions(index, query, { limit })

  it('says for each hit which editions have it', () => {
    const years = index.editions.map((edition) => edition.outline.edition)
    expect(all('knee incision').hits[0]).toMatchObject({ edition: '2026', editions: years })
  })

  it('finds what only older editions have, and gives it as the newest of them has it', () => {
    const { hits } = all('domiciliary')
    expect(hits[0]?.edition).toBe('2022')
    expect(hits[0]?.editions).toEqual(['2019', '2020', '2021', '2022'])
  })

  it('has each category once, no more than asked for', () => {
    const { hits, total } = all('incision', 5)
    expect(hits).toHaveLength(5)
    expect(new Set(hits.map(({ hit }) => hit.category.id)).size).toBe(5)
    expect(total).toBeGreaterThan(20)
  })

  it('puts what an older edition is sure of before what a newer one only guesses', () => {
    const editionOf = (year: number, names: readonly string[]) => {
      const categories = names.map((name, at) => ({
        id: name.toLowerCase().replaceAll(' ', '-'),
        codes: `9${at}000-9${at}999`,
        name,
      }))
      const made = buildOutline(madeUpEdition(year, categories))
      return { outline: made, placement: buildPlacement(made).placement }
    }
    const made = openSearch(
      [editionOf(2022, ['Custodial Rounds']), editionOf(2023, ['Rounds of Custodians', 'Scans'])],
      { vocabulary: [], language: null, modifiers: [] },
    )
    const found = searchAllEditions(made, 'custodial rounds').hits
    expect(found[0]).toMatchObject({ edition: '2022', hit: { match: { kind: 'exact' } } })
  })

  it('finds a code that only older editions hold, and speaks of none that is found', () => {
    const { hits, notices } = all('99217')
    expect(hits[0]).toMatchObject({
      edition: '2022',
      editions: ['2019', '2020', '2021', '2022'],
    })
    expect(notices).toEqual([])
  })

  it('says that a code is in no edition', () => {
    const { hits, notices } = all('99999')
    expect(hits).toEqual([])
    expect(notices).toMatchObject([{ kind: 'code-not-held', code: '99999' }])
  })
})

describe('a search for codes', () => {
  it('needs no index of words', () => {
    const opened = openSearch([newest], {
      get vocabulary(): never {
        throw new Error('the vocabulary was read')
      },
      language: null,
      modifiers: [],
    })
    expect(search(opened, '2026', '27447').hits[0]?.category.id).toBe(
      `${femurKnee}/repair-reconstruction`,
    )
    expect(search(opened, '2026', '99999, 27301-27599').total).toBeGreaterThan(0)
    expect(() => search(opened, '2026', 'knee')).toThrow('the vocabulary was read')
  })
})
