/** Spellings of one sound, in the order in which they are folded. */
const sounds: readonly (readonly [spelling: RegExp, sound: string])[] = [
  [/^ps/, 's'],
  [/^pt/, 't'],
  [/^(pn|kn|gn|mn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/eu/g, 'u'],
  [/ych/g, 'yk'],
  [/sch|sk/g, 'sk'],
  [/ph/g, 'f'],
  [/rrh|rh/g, 'r'],
  [/ch(?=[rlao])/g, 'k'],
  [/(?<=[aeiou])gh(?=t|$)/g, ''],
  [/[sct]i(?=o|a)/g, 'sh'],
  [/shi?[aeou]n/g, 'shn'],
  [/sc(?=[eiy])/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/ck|c(?!h)|q/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/th/g, 't'],
  [/ae|oe|ee|ea|ie|ei|y/g, 'i'],
  [/ou|oo|ue|ew/g, 'u'],
  [/e(?=.)/g, 'i'],
  [/e$/, ''],
  [/(?<=.)h/g, ''],
  [/(.)\1+/g, '$1'],
]

/**
 * Returns how a word sounds, roughly, so that spellings by ear meet: `fisical` and `physical`,
 * `numonia` and `pneumonia`. Only compared with other results of this function.
 */
export function soundOf(word: string): string {
  let sound = word
  for (const [spelling, replacement] of sounds) sound = sound.replace(spelling, replacement)
  return sound
}

/** What stands for a consonant in a skeleton; those left out are silent or mixed up too often. */
const skeletonOfLetter: Readonly<Record<string, string>> = {
  b: 'b',
  c: 'k',
  d: 'd',
  f: 'f',
  g: 'g',
  j: 'g',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n',
  p: 'p',
  q: 'k',
  r: 'r',
  s: 's',
  t: 't',
  v: 'v',
  x: 'ks',
  z: 's',
}

/**
 * Returns a word's consonants, folded by sound and without doubles: words whose vowels are mixed up
 * have the same (`vedio` and `video`, `pennals` and `panels`). Cheaper than {@link soundOf}, and rougher.
 */
export function skeletonOf(word: string): string {
  let skeleton = ''
  for (let at = 0; at < word.length; at++) {
    const letter = word.charAt(at)
    const next = word.charAt(at + 1)
    let sound = skeletonOfLetter[letter] ?? ''
    if (letter === 'c' && (next === 'e' || next === 'i' || next === 'y')) sound = 's'
    else if (letter === 'p' && next === 'h') sound = 'f'
    if (sound !== '' && !skeleton.endsWith(sound)) skeleton += sound
  }
  return skeleton
}
