/**
 * Descriptors of our own wording, as long and as varied as those of a code table, for tests at
 * scale. None is a descriptor of any code set.
 */
const actions =
  'Removal Exchange Opening Closing Mending Measuring Imaging Sampling Freezing Heating Stretching Joining Loosening Draining Rinsing Placement Shifting Trimming Sealing Viewing Mapping Scraping Grafting Straightening Fixation Tracking Tightening Rebuilding Division Crushing Recording Counting Cleaning Puncture Resection Biopsy Suture Ligation Injection Infusion'.split(
    ' ',
  )
const organs =
  'shoulder elbow wrist thumb hip knee ankle heel toe spine rib jaw skull cheek nose sinus throat larynx windpipe bronchus lung pleura heart valve aorta artery vein capillary spleen lymph-node tonsil tongue lip tooth gullet stomach duodenum jejunum ileum colon rectum anus liver gallbladder bile-duct pancreas kidney ureter bladder urethra prostate testis epididymis penis uterus cervix ovary oviduct vagina vulva placenta fetus thyroid parathyroid adrenal pituitary brain meninges cord nerve ganglion eyelid cornea lens iris retina choroid orbit tear-duct ear-canal eardrum cochlea skin nail hair-follicle breast nipple tendon ligament muscle fascia cartilage meniscus'.split(
    ' ',
  )
const qualities =
  'simple complex partial total repeat staged open closed guided robotic percutaneous endoscopic laparoscopic bilateral unilateral deep superficial anterior posterior proximal distal upper lower congenital acquired recurrent acute chronic infected benign malignant fractured displaced ruptured obstructed implanted infant adolescent adult'.split(
    ' ',
  )
const additions =
  'with graft|without graft|with imaging guidance|under general anesthesia|including follow-up|each additional site|first hour|second stage|with mesh|with stent|by catheter|through a natural opening|with biopsy of the margin|up to two centimetres|more than ten centimetres|with removal of foreign matter|per session|with written report|with continuous recording|both sides'.split(
    '|',
  )
const specimens = 'serum plasma urine saliva stool tissue cells fluid hair marrow'.split(' ')
const methods =
  'by immune assay|by mass spectrometry|by culture|by sequencing|by microscopy|by probe|by electrophoresis|by chromatography'.split(
    '|',
  )
const onsets = 'b br c cl d dr f fl g gl h k l m n p pl pr r s st t tr v z'.split(' ')
const vowels = 'a e i o u ae io'.split(' ')
const endings =
  'n l r s t x ne mab nib pril statin sin lone mycin zole cillin dine ase in gen'.split(' ')

/** Returns as many descriptors as asked for, always the same ones. */
export function madeUpDescriptors(count: number): string[] {
  let seed = 12_345
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const pick = (items: readonly string[]) => items[random(items.length)] ?? ''
  const syllable = () => pick(onsets) + pick(vowels)
  const substances = Array.from({ length: 4000 }, () => {
    const name = syllable() + syllable() + (random(2) === 0 ? syllable() : '') + pick(endings)
    return name.charAt(0).toUpperCase() + name.slice(1)
  })
  return Array.from({ length: count }, () => {
    switch (random(4)) {
      case 0:
        return `${pick(substances)}, ${pick(specimens)}, ${pick(methods)}`
      case 1:
        return `${pick(actions)} of ${pick(organs)}, ${pick(qualities)}, ${pick(additions)}`
      case 2:
        return `${pick(actions)} and ${pick(actions).toLowerCase()}, ${pick(qualities)} ${pick(organs)}; ${pick(additions)}, ${pick(additions)}`
      default:
        return `${pick(substances)} ${pick(actions).toLowerCase()}, ${pick(qualities)} ${pick(organs)} or ${pick(organs)}, ${pick(additions)}`
    }
  })
}
