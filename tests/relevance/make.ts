/**
 * Makes `queries.json` from the edition of 2026 and the lists in `sources/`. Labels come from the
 * names and numbers themselves, by code that shares nothing with the engine; see README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { LabelledQuery, QueryClass } from './query-set.ts'

interface Category {
  readonly id: string
  readonly parent: string | null
  readonly name: string
  readonly ranges: readonly (readonly [string, string | null])[]
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const { categories } = JSON.parse(read('../../data/editions/2026.json')) as {
  categories: Category[]
}
const byId = new Map(categories.map((category) => [category.id, category]))
const ignored = new Set('and or of the with other for than in on to by without'.split(' '))

const wordsIn = (name: string) =>
  (
    name
      .toLowerCase()
      .replaceAll("'", '')
      .match(/[a-z]+/g) ?? []
  ).filter((word) => !ignored.has(word))
const ownWords = new Map(categories.map(({ id, name }) => [id, new Set(wordsIn(name))]))
const pathWords = new Map<string, Set<string>>()
for (const { id, parent } of categories) {
  const above = parent === null ? undefined : pathWords.get(parent)
  pathWords.set(id, new Set([...(above ?? []), ...(ownWords.get(id) ?? [])]))
}

/** Words are told apart without their plural's s, as a reader would. */
const base = (word: string) => word.replace(/ies$/, 'y').replace(/([^su])s$/, '$1')
const hasOwn = (id: string, word: string) =>
  [...(ownWords.get(id) ?? [])].some((own) => base(own) === base(word))
const hasOnPath = (id: string, word: string) =>
  [...(pathWords.get(id) ?? [])].some((own) => base(own) === base(word))

let seed = 20_260_101
function random(below: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
function sample<T>(items: readonly T[], count: number): T[] {
  const rest = [...items]
  const taken: T[] = []
  while (taken.length < count && rest.length > 0) taken.push(...rest.splice(random(rest.length), 1))
  return taken
}

/** Each word belongs to one half, whatever the class, so that tuning never sees the other half's words. */
function halfOf(word: string): LabelledQuery['half'] {
  let hash = 2_166_136_261
  for (const character of base(word.toLowerCase())) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0
  }
  return (hash >>> 7) % 2 === 0 ? 'tune' : 'check'
}

/** A word that is a term of the vocabulary is rightly answered by the term's categories, too. */
const { meanings } = JSON.parse(read('../../data/vocabulary.json')) as {
  meanings: { means: string; categories: string[]; terms: string[] }[]
}
const idsOfTerm = (word: string) =>
  meanings
    .filter(({ terms }) => terms.some((term) => base(term.toLowerCase()) === base(word)))
    .flatMap(({ categories: ids }) => ids)
    .filter((id) => byId.has(id))

const queries: LabelledQuery[] = []
function add(name: QueryClass, query: string, word: string, answers: readonly string[]): void {
  if (queries.some((other) => other.query === query && other.class === name)) return
  if (name !== 'nonsense' && answers.length === 0) throw new Error(`${query}: no answer`)
  for (const answer of answers) {
    const id = answer.replace(/\/\*\*$/, '')
    if (!byId.has(id)) throw new Error(`${query}: no category ${id}`)
  }
  queries.push({ query, class: name, half: halfOf(word), answers })
}
const idsWith = (accepts: (id: string) => boolean) =>
  categories.filter(({ id }) => accepts(id)).map(({ id }) => id)

const vocabulary = [...new Set(categories.flatMap(({ name }) => wordsIn(name)))].filter(
  (word) => word.length >= 4,
)

for (const word of sample(vocabulary, 80)) {
  add('one word', word, word, [...idsWith((id) => hasOwn(id, word)), ...idsOfTerm(word)])
}
for (const word of sample(
  vocabulary.filter(({ length }) => length >= 6),
  80,
)) {
  const prefix = word.slice(0, 4 + random(2))
  add('prefix', prefix, word, [
    ...idsWith((id) => [...(ownWords.get(id) ?? [])].some((own) => own.startsWith(prefix))),
    ...idsOfTerm(prefix),
  ])
}

const pairs = categories.flatMap(({ id }) => {
  const own = [...(ownWords.get(id) ?? [])].filter((word) => word.length >= 4)
  return own.flatMap((one, at) =>
    own
      .slice(at + 1)
      .filter((other) => halfOf(one) === halfOf(other))
      .map((other) => [one, other] as const),
  )
})
for (const [one, other] of sample(pairs, 140)) {
  const swapped = queries.filter((query) => query.class === 'two words').length >= 70
  add(
    swapped ? 'swapped words' : 'two words',
    swapped ? `${other} ${one}` : `${one} ${other}`,
    one,
    idsWith((id) => hasOwn(id, one) && hasOwn(id, other)),
  )
}

const list = (path: string) =>
  read(`sources/${path}`)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
const misspellings = [...list('codespell-excerpt.tsv'), ...list('misspellings.tsv')].flatMap(
  ([word = '', wrong = '']) => wrong.split(' ').map((typed) => ({ word, typed })),
)
for (const { word, typed } of misspellings) {
  const answers = [...idsWith((id) => hasOwn(id, word)), ...idsOfTerm(word)]
  if (answers.length > 0) add('human misspelling', typed, word, answers)
}
for (const [typed = '', ids = ''] of list('vocabulary-misspellings.tsv')) {
  add('misspelt vocabulary', typed, typed, ids.split(' '))
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
function slip(word: string): string {
  const at = 1 + random(word.length - 1)
  const letter = word.charAt(at)
  switch (random(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1)
    case 1: {
      const row = rows.find((keys) => keys.includes(letter)) ?? ''
      const near = row.charAt(row.indexOf(letter) + 1) || row.charAt(row.indexOf(letter) - 1)
      return word.slice(0, at) + near + word.slice(at + 1)
    }
    case 2:
      return word.slice(0, at) + letter + word.slice(at)
    default:
      return word.slice(0, at - 1) + letter + word.charAt(at - 1) + word.slice(at + 1)
  }
}
for (const word of sample(
  vocabulary.filter(({ length }) => length >= 5),
  100,
)) {
  const once = slip(word)
  const typed = word.length >= 9 && random(3) === 0 ? slip(once) : once
  if (!vocabulary.includes(typed)) {
    add('generated slip', typed, word, [...idsWith((id) => hasOwn(id, word)), ...idsOfTerm(word)])
  }
}

for (const { word, typed } of sample(misspellings, 400)) {
  const holders = categories.filter(({ id }) => hasOwn(id, word))
  const [category] = sample(holders, 1)
  if (category === undefined) continue
  const partners = [...(pathWords.get(category.id) ?? [])].filter(
    (other) => other.length >= 4 && base(other) !== base(word) && halfOf(other) === halfOf(word),
  )
  const [partner] = sample(partners, 1)
  if (partner === undefined) continue
  if (queries.filter((query) => query.class === 'misspelt + right').length >= 80) break
  add(
    'misspelt + right',
    random(2) === 0 ? `${typed} ${partner}` : `${partner} ${typed}`,
    word,
    idsWith(
      (id) =>
        hasOnPath(id, word) && hasOnPath(id, partner) && (hasOwn(id, word) || hasOwn(id, partner)),
    ),
  )
}

for (const [typed = '', ids = ''] of list('abbreviations.tsv')) {
  add('abbreviation', typed, typed, ids.split(' '))
}
for (const [typed = '', ids = ''] of list('everyday.tsv')) {
  add('everyday term', typed, typed.split(' ').at(-1) ?? typed, ids.split(' '))
}

const underAncestor = categories.flatMap(({ id, parent }) => {
  const above = parent === null ? [] : [...(ownWords.get(parent) ?? [])]
  const own = [...(ownWords.get(id) ?? [])].filter((word) => word.length >= 4)
  return above
    .filter((word) => word.length >= 4)
    .flatMap((one) =>
      own
        .filter((other) => other !== one && halfOf(other) === halfOf(one))
        .map((other) => [one, other] as const),
    )
})
for (const [one, other] of sample(underAncestor, 80)) {
  add(
    'ancestor + word',
    random(2) === 0 ? `${one} ${other}` : `${other} ${one}`,
    other,
    idsWith(
      (id) => hasOnPath(id, one) && hasOnPath(id, other) && (hasOwn(id, one) || hasOwn(id, other)),
    ),
  )
}

const letters = 'AFMTU'
const ordinal = (code: string) =>
  /\d$/.test(code)
    ? Number(code)
    : (letters.indexOf(code.charAt(4)) + 1) * 100_000 + Number(code.slice(0, 4))
const lastOf = (start: string) => (/\d$/.test(start) ? 99_999 : ordinal(`9999${start.charAt(4)}`))
const depth = ({ id }: Category) => id.split('/').length
const holders = (first: number, last: number) =>
  categories.filter(({ ranges }) =>
    ranges.some(
      ([start, end]) =>
        ordinal(start) <= last && first <= (end === null ? lastOf(start) : ordinal(end)),
    ),
  )
const deepestOf = (code: string) => {
  const holding = holders(ordinal(code), ordinal(code))
  const most = Math.max(...holding.map(depth))
  return holding.filter((category) => depth(category) === most).map(({ id }) => id)
}
const isLeaf = ({ id }: Category) => !categories.some(({ parent }) => parent === id)

const written: ((code: string) => string)[] = [
  (code) => code,
  (code) => code.toLowerCase(),
  (code) => `CPT ${code}`,
  (code) => ` ${code} `,
  (code) => `${code}-59`,
]
for (const category of sample(categories.filter(isLeaf), 70)) {
  const [range] = sample(category.ranges, 1)
  if (range === undefined) continue
  const [start, end] = range
  const code = random(2) === 0 ? start : (end ?? start)
  const write = written[random(written.length)]
  add('code', write?.(code) ?? code, code, deepestOf(code))
}
for (const category of sample(categories.filter(isLeaf), 50)) {
  const prefix = (category.ranges[0]?.[0] ?? '').slice(0, 3 + random(2))
  const bounds = [
    [Number(prefix.padEnd(5, '0')), Number(prefix.padEnd(5, '9'))] as const,
    ...Array.from(letters).map(
      (letter) =>
        [ordinal(prefix.padEnd(4, '0') + letter), ordinal(prefix.padEnd(4, '9') + letter)] as const,
    ),
  ]
  const holding = bounds.flatMap(([first, last]) => {
    const leaves = holders(first, last).filter(isLeaf)
    const common = categories.filter(
      ({ id }) =>
        leaves.length > 0 && leaves.every((leaf) => leaf.id === id || leaf.id.startsWith(`${id}/`)),
    )
    const smallest = common.sort((a, b) => depth(b) - depth(a))[0]
    return [...leaves.map(({ id }) => id), ...(smallest === undefined ? [] : [smallest.id])]
  })
  add('partial code', prefix, prefix, [...new Set(holding)])
}
const joints = ['-', ' - ', '–', ' to ', ' thru ', '..']
for (const category of sample(categories, 60)) {
  const [start, end] = category.ranges[0] ?? ['', null]
  if (end === null || category.ranges.length > 1 || start === end) continue
  const same = categories.filter(({ ranges }) =>
    ranges.some(([otherStart, otherEnd]) => otherStart === start && otherEnd === end),
  )
  const text = start + (joints[random(joints.length)] ?? '-') + end
  add(
    'range',
    random(2) === 0 ? text : text.toLowerCase(),
    start,
    same.map(({ id }) => id),
  )
}

/** Nonsense must be none: no word of it stands in a name or in the vocabulary. */
const meaningful = new Set([
  ...categories.flatMap(({ name }) => wordsIn(name)),
  ...meanings.flatMap(({ means, terms }) => wordsIn([means, ...terms].join(' '))),
])
const letter = () => String.fromCharCode(97 + random(26))
const onsets = 'b bl c ch d dr f fl g gr h j k l m n p pl qu r s sh sn t th tr v w y z'.split(' ')
const vowels = 'a e i o u oo ee ou'.split(' ')
const codas = 'b ck d ff g ll m mp n nk p rt sh st t x zz'.split(' ')
const pick = (items: readonly string[]) => items[random(items.length)] ?? ''
const syllable = () => pick(onsets) + pick(vowels) + pick(codas)
const madeUp = [
  ...Array.from({ length: 70 }, () => Array.from({ length: 4 + random(7) }, letter).join('')),
  ...Array.from({ length: 70 }, () => syllable() + syllable()),
]
for (const typed of [...list('nonsense.txt').map(([text = '']) => text), ...madeUp]) {
  if (!wordsIn(typed).some((word) => meaningful.has(word))) add('nonsense', typed, typed, [])
}

const lines = queries.map((query) => `    ${JSON.stringify(query)}`)
writeFileSync(
  new URL('queries.json', import.meta.url),
  `{\n  "edition": "2026",\n  "queries": [\n${lines.join(',\n')}\n  ]\n}\n`,
)
const counts = new Map<string, number>()
for (const query of queries) {
  const key = `${query.class}, ${query.half}`
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
for (const [key, count] of counts) console.log(`${key}: ${count}`)
console.log(`${queries.length} queries`)
