/**
 * The parts that medical words are made of: `nephr-o-lith-otomy`. A word that no name and no
 * vocabulary has is so understood as an organ and what is done to it.
 */
const organs: Readonly<Record<string, string>> = {
  abdomin: 'abdomen',
  acromi: 'shoulder',
  aden: 'lymph',
  adenoid: 'adenoids',
  adren: 'adrenal',
  adrenal: 'adrenal',
  amni: 'antepartum|maternity',
  an: 'anus',
  angi: 'vessel|vessels|vascular|arteries',
  ankyl: 'joint',
  antr: 'sinuses',
  aort: 'aorta|aortic',
  append: 'appendix',
  appendic: 'appendix',
  arteri: 'arteries|arterial',
  arthr: 'joint|musculoskeletal',
  atri: 'heart',
  aur: 'ear',
  balan: 'penis',
  blephar: 'eyelids',
  brachi: 'arm',
  bronch: 'bronchi',
  bunion: 'foot',
  burs: 'joint',
  calcane: 'foot',
  canth: 'eyelids',
  cardi: 'heart|cardiac|cardiovascular',
  carp: 'wrist',
  cec: 'intestines',
  celi: 'abdomen',
  cephal: 'head',
  cerebr: 'brain|cerebrovascular',
  cervic: 'cervix|neck',
  cheil: 'lips',
  cholangi: 'biliary',
  chole: 'biliary',
  cholecyst: 'biliary',
  choledoch: 'biliary',
  chondr: 'joint',
  chori: 'maternity',
  choroid: 'choroid',
  clitor: 'vulva',
  col: 'colon|intestines',
  colon: 'colon',
  colp: 'vagina',
  conjunctiv: 'conjunctiva',
  cor: 'iris',
  corne: 'cornea',
  cost: 'thorax',
  cox: 'hip',
  crani: 'skull|craniotomy|head',
  cyst: 'bladder',
  dacryocyst: 'lacrimal',
  dacry: 'lacrimal',
  dent: 'dentoalveolar',
  derm: 'skin',
  dermat: 'skin|dermatological',
  desm: 'repair',
  disc: 'spine',
  diverticul: 'diverticulum',
  duoden: 'intestines',
  dur: 'skull',
  encephal: 'brain',
  enter: 'intestines',
  epididym: 'epididymis',
  episi: 'vulva|maternity',
  esophag: 'esophagus',
  esophagogastroduoden: 'esophagus',
  ethmoid: 'sinuses',
  fasci: 'musculoskeletal',
  fistul: 'repair',
  front: 'sinuses',
  gastr: 'stomach',
  genit: 'genital',
  gingiv: 'dentoalveolar',
  gloss: 'tongue',
  gynec: 'female genital',
  hemorrhoid: 'anus',
  hem: 'hematology',
  hemat: 'hematology',
  hepat: 'liver',
  herni: 'hernia|hernioplasty',
  hyster: 'uteri',
  hymen: 'vagina',
  ile: 'intestines',
  irid: 'iris',
  ir: 'iris',
  jejun: 'intestines',
  kerat: 'cornea',
  labi: 'vulva|lips',
  labyrinth: 'inner ear',
  lacrim: 'lacrimal',
  lamin: 'laminectomy|spine',
  lapar: 'abdomen',
  laryng: 'larynx',
  lingu: 'tongue',
  lip: 'skin',
  lith: 'incision',
  lob: 'lungs|lung',
  lump: 'breast',
  lymph: 'lymph',
  lymphaden: 'lymph|lymphadenectomy',
  lymphangi: 'lymphatic',
  mamm: 'breast',
  mandibul: 'head',
  mast: 'breast',
  mastoid: 'middle ear',
  maxill: 'sinuses|head',
  meat: 'urethra',
  mediastin: 'mediastinum',
  mening: 'meninges',
  menisc: 'knee',
  metr: 'uteri',
  my: 'muscle|musculoskeletal',
  myel: 'spinal cord|spinal',
  myom: 'uteri',
  myring: 'middle ear',
  nas: 'nose',
  nephr: 'kidney',
  neur: 'nerve|nerves|nervous',
  ocul: 'eye',
  odont: 'dentoalveolar',
  oment: 'omentum',
  onych: 'nails',
  oophor: 'ovary|oviduct',
  ophthalm: 'eye|ophthalmology',
  orbit: 'orbit',
  orchi: 'testis',
  orchid: 'testis',
  oste: 'bone|osteotomy|musculoskeletal',
  ot: 'ear',
  ovari: 'ovary',
  palat: 'palate',
  pancreat: 'pancreas',
  pancreatoduoden: 'pancreas',
  pancreaticoduoden: 'pancreas',
  parathyroid: 'parathyroid',
  parotid: 'salivary',
  patell: 'knee',
  pericardi: 'pericardium',
  perine: 'perineum',
  periton: 'peritoneum|abdomen',
  phac: 'lens',
  phak: 'lens',
  pharyng: 'pharynx',
  phleb: 'veins|venous|vein',
  pleur: 'pleura',
  pneum: 'lungs|pulmonary',
  pneumon: 'lungs|lung|pulmonary',
  polyp: 'endoscopy',
  proct: 'rectum',
  proctosigmoid: 'rectum',
  prostat: 'prostate',
  pulmon: 'lungs|pulmonary',
  pyel: 'kidney',
  pylor: 'stomach',
  rect: 'rectum',
  ren: 'kidney',
  retin: 'retina',
  rhin: 'nose',
  salping: 'oviduct',
  salpingooophor: 'oviduct',
  scler: 'sclera',
  scrot: 'scrotum',
  sept: 'nose',
  sial: 'salivary',
  sialaden: 'salivary',
  sigmoid: 'colon',
  sinus: 'sinuses',
  sphenoid: 'sinuses',
  spermat: 'spermatic|epididymis',
  spin: 'spine',
  splen: 'spleen',
  spondyl: 'spine',
  staped: 'middle ear',
  stern: 'thorax',
  stomat: 'mouth',
  syn: 'joint',
  synov: 'joint',
  tars: 'foot|eyelids',
  ten: 'repair',
  tend: 'repair',
  test: 'testis',
  thorac: 'thorax|lungs|pleura',
  thromb: 'thrombectomy|coagulation',
  thym: 'thymus',
  thyr: 'thyroid',
  thyroid: 'thyroid',
  tonsill: 'tonsils',
  trabecul: 'anterior chamber|sclera',
  trache: 'trachea',
  turbin: 'nose',
  tympan: 'middle ear',
  ungu: 'nails',
  ureter: 'ureter',
  urethr: 'urethra',
  ur: 'urinary',
  uter: 'uteri',
  uvul: 'uvula',
  vagin: 'vagina',
  valv: 'valves',
  valvul: 'valves',
  varic: 'epididymis|spermatic',
  varicocel: 'spermatic',
  hydrocel: 'tunica vaginalis',
  spermatocel: 'epididymis',
  vas: 'vas deferens',
  ven: 'veins|venous|vein',
  ventricul: 'brain|heart',
  vertebr: 'spine|vertebral',
  vesic: 'bladder',
  vesicul: 'seminal',
  vitr: 'vitreous',
  vulv: 'vulva',
}

const actions: readonly (readonly [ending: string, words: readonly string[]])[] = [
  ['scopy', ['endoscopy', 'laparoscopy', '']],
  ['scopic', ['endoscopy', 'laparoscopy', '']],
  ['ectomy', ['excision', 'removal', '']],
  ['ostomy', ['incision', 'repair', 'introduction', '']],
  ['otomy', ['incision', '']],
  ['plasty', ['repair', '']],
  ['rrhaphy', ['repair', 'suture', '']],
  ['pexy', ['repair', '']],
  ['desis', ['arthrodesis', 'repair']],
  ['centesis', ['aspiration', 'drainage', 'incision', 'introduction', '']],
  ['tripsy', ['lithotripsy', 'incision', '']],
  ['lysis', ['incision', 'repair', '']],
  ['graphy', ['radiology', 'imaging', '']],
  ['gram', ['radiology', 'imaging', '']],
  ['itis', ['']],
  ['oma', ['excision', '']],
  ['osis', ['']],
  ['algia', ['']],
  ['pathy', ['']],
  ['logy', ['']],
  ['logist', ['']],
  ['cele', ['']],
  ['al', ['']],
  ['ic', ['']],
  ['ar', ['']],
  ['ary', ['']],
]

const organSenses = new Map(
  Object.entries(organs).map(([root, text]) => [
    root,
    text.split('|').map((sense) => sense.split(' ')),
  ]),
)

/** What the organ alone tells of a word that says what is done to it, too. */
const organOnlyWeight = 0.75

/**
 * Returns what a medical word is made of, in words that names use, likelier senses first:
 * `nephrectomy` is kidney and excision. None where its parts are not known.
 */
export function partsOf(
  word: string,
): { readonly words: readonly string[]; readonly weight: number }[] {
  for (const [ending, words] of actions) {
    if (!word.endsWith(ending) || word.length < ending.length + 2) continue
    const linked = !/^[aeiou]/.test(ending)
    const found = organsOf(word.slice(0, -ending.length), linked)
    if (found.length === 0) continue
    const isNamed = words.some((action) => action !== '')
    return words.flatMap((action) =>
      found.map((organ) => ({
        words: action === '' ? organ : [...organ, action],
        weight: action === '' && isNamed ? organOnlyWeight : 1,
      })),
    )
  }
  return []
}

/** A linking vowel stands before endings that begin with a consonant: colon-o-scopy, but nephr-ectomy. */
function organsOf(root: string, linked: boolean): readonly (readonly string[])[] {
  for (const ending of linked ? ['o', 'i', 'io', 'eo', 'a', 'e', 'y'] : ['', 'o', 'i']) {
    if (!root.endsWith(ending)) continue
    const organ = organSenses.get(root.slice(0, root.length - ending.length))
    if (organ !== undefined) return organ
  }
  return organsOfCompound(root)
}

/** `cholangiopancreat`: the first part must be known; the last counts too where it is. */
function organsOfCompound(root: string): readonly (readonly string[])[] {
  for (let length = root.length - 1; length >= 4; length--) {
    const first = organSenses.get(root.slice(0, length))
    if (first === undefined) continue
    for (let start = length; start <= root.length - 4; start++) {
      const last = organSenses.get(root.slice(start).replace(/[oi]$/, ''))
      if (last !== undefined) return [...first, ...last]
    }
    return first
  }
  return []
}

/** Words made of the parts: what a misspelling such as `nefrectomy` may have been meant as. */
export function commonMedicalWords(): string[] {
  const endings = ['ectomy', 'otomy', 'ostomy', 'oscopy', 'oplasty']
  return Object.keys(organs)
    .filter((root) => root.length >= 4)
    .flatMap((root) => {
      const stem = root.replace(/i$/, '')
      return endings.map(
        (ending) => (ending.startsWith('o') && root.endsWith('i') ? root : stem) + ending,
      )
    })
}
