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
  return spelled
    .replace(/([bt])re(s?)$/, '$1er$2')
    .replace(/ogue(s?)$/, 'og$1')
    .replace(/amme(s?)$/, 'am$1')
}

function singular(word: string): string {
  const length = word.length
  if (length < 4 || !word.endsWith('s')) return word
  if (word.endsWith('ies') && length > 4) return `${word.slice(0, -3)}y`
  if (/...[oye]ses$/.test(word)) return `${word.slice(0, -2)}is`
  if (/(ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2)
  return /(ss|us|is)$/.test(word) ? word : word.slice(0, -1)
}

/** Medical endings of one family, and the stem that stands for them: a scope, a scopy and what is scopic. */
const medicalEndings: readonly (readonly [ending: RegExp, stem: string])[] = [
  [/scop(e|y|ic|ist|ical|ically)$/, 'scop'],
  [/ectom(y|ize|ized)$/, 'ectom'],
  [/ostom(y|al|ize|ized)$/, 'ostom'],
  [/otom(y|ize|ized)$/, 'otom'],
  [/plast(y|ic)$/, 'plast'],
  [/gra(m|ph|phy|phic|phical|pher)$/, 'gra'],
  [/log(y|ic|ist|ical)$/, 'log'],
  [/therap(y|ist|eutic)$/, 'therap'],
  [/path(y|ic)$/, 'path'],
  [/iatr(y|ic|ist|ician)$/, 'iatr'],
  [/metr(y|ic|ist)$/, 'metr'],
  [/ly(sis|tic)$/, 'ly'],
]

const commonEndings =
  /(ization|izing|ized|ize|ational|ations|ation|ating|ative|ated|ator|ate|able|ible|ment|ional|ions|ion|ing|ed|ive|age|er|or|al|ic|e|y)$/

/**
 * Returns the stem that a word shares with its family (`laparoscopic` and `laparoscopy`,
 * `amputate` and `amputation`). A guess: a match by stem counts less than one by {@link lemmaOf}.
 */
export function stemOf(lemma: string): string {
  for (const [ending, stem] of medicalEndings) {
    if (ending.test(lemma)) return lemma.replace(ending, stem)
  }
  const stem = lemma.replace(commonEndings, '')
  const isShortEnding = lemma.length - stem.length <= 2
  return stem.length >= (isShortEnding ? 5 : 4) ? stem : lemma
}
