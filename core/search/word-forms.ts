/** Plurals that no ending tells. */
const irregularPlurals = new Map([
  ['appendices', 'appendix'],
  ['atria', 'atrium'],
  ['bronchi', 'bronchus'],
  ['calculi', 'calculus'],
  ['calves', 'calf'],
  ['children', 'child'],
  ['corpora', 'corpus'],
  ['diverticula', 'diverticulum'],
  ['emboli', 'embolus'],
  ['feet', 'foot'],
  ['femora', 'femur'],
  ['fungi', 'fungus'],
  ['ganglia', 'ganglion'],
  ['lenses', 'lens'],
  ['nuclei', 'nucleus'],
  ['ova', 'ovum'],
  ['phalanges', 'phalanx'],
  ['septa', 'septum'],
  ['stimuli', 'stimulus'],
  ['teeth', 'tooth'],
  ['testes', 'testis'],
  ['thrombi', 'thrombus'],
  ['women', 'woman'],
])

/**
 * Returns the form under which a word's spellings meet: singular, American spelling
 * (`anaesthesiae` and `anesthesias` as `anesthesia`). It is compared, never shown, so that it need
 * not be a word itself (`len` for `lens`), only the same for all spellings.
 */
export function lemmaOf(word: string): string {
  const irregular = irregularPlurals.get(word)
  return singular(americanSpelling(irregular ?? word))
}

/** Returns a word in American spelling as far as endings and digraphs tell (`oesophagus`, `tumour`, `fibre`). */
export function americanSpelling(word: string): string {
  if (word.length < 5) return word
  let spelled = word
  if (spelled.includes('ae') || spelled.includes('oe')) {
    spelled = spelled.replace(/ae$/, 'a').replace(/ae|oe(?!s?$)/g, 'e')
  }
  if (spelled.includes('our')) spelled = spelled.replace(/our(s|al|ed|ing)?$/, 'or$1')
  if (spelled.includes('is')) spelled = spelled.replace(/is(e|ed|es|ing|ation|ations)$/, 'iz$1')
  if (spelled.includes('ys')) spelled = spelled.replace(/ys(e|ed|er|ing)$/, 'yz$1')
  if (spelled.includes('ll')) spelled = spelled.replace(/ll(ed|ing|or|ors)$/, 'l$1')
  if (spelled.includes('ph')) spelled = spelled.replace('sulph', 'sulf')
  if (spelled.includes('re')) spelled = spelled.replace(/([bt])re(s?)$/, '$1er$2')
  if (spelled.includes('ogue')) spelled = spelled.replace(/ogue(s?)$/, 'og$1')
  if (spelled.includes('amme')) spelled = spelled.replace(/amme(s?)$/, 'am$1')
  return spelled
}

function singular(word: string): string {
  const length = word.length
  if (length < 4 || !word.endsWith('s')) return word
  if (word.endsWith('ies') && length > 4) return `${word.slice(0, -3)}y`
  if (/...[oye]ses$/.test(word)) return `${word.slice(0, -2)}is`
  if (/(ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2)
  return /(ss|us|is)$/.test(word) ? word : word.slice(0, -1)
}

/** Endings of words of one family, and what stands for them: a scope, a scopy and what is scopic. */
const medicalEndings: Readonly<Record<string, string>> = {
  scop: 'e y ic ist ical ically',
  ectom: 'y ize ized',
  ostom: 'y al ize ized',
  otom: 'y ize ized',
  plast: 'y ic',
  gra: 'm ph phy phic phical pher',
  log: 'y ic ist ical',
  therap: 'y ist eutic eutical',
  path: 'y ic',
  iatr: 'y ic ist ician',
  metr: 'y ic ist',
  ly: 'sis tic',
}

const commonEndings =
  'ization izing ized ize ational ations ation ating ative ated ator ate able ible ment ional ions ion ing ed ive age er or al ic e y'

/** For each ending what replaces it; the longest that fits counts. */
const endings = new Map([
  ...commonEndings.split(' ').map((ending) => [ending, ''] as const),
  ...Object.entries(medicalEndings).flatMap(([stem, tails]) =>
    tails.split(' ').map((tail) => [stem + tail, stem] as const),
  ),
])
const longestEnding = Math.max(...Array.from(endings.keys(), ({ length }) => length))

/** Short endings are cut from long words only: too many words end so by chance. */
const leastStem = 4
const leastStemOfShort = 5
const shortEnding = 2

/**
 * Returns the stem that a word shares with its family (`laparoscopic` and `laparoscopy`,
 * `amputate` and `amputation`). A guess: a match by stem counts less than one by {@link lemmaOf}.
 */
export function stemOf(lemma: string): string {
  for (let length = Math.min(longestEnding, lemma.length); length > 0; length--) {
    const stem = endings.get(lemma.slice(-length))
    if (stem === undefined) continue
    const cut = lemma.slice(0, -length) + stem
    return cut.length >= (length <= shortEnding ? leastStemOfShort : leastStem) ? cut : lemma
  }
  return lemma
}
