import type { DocumentIndex } from './document-index.ts'
import { wordsOf } from './words.ts'

/**
 * Tells whether the words of a phrase stand side by side, in their order and as typed, in a
 * document's name, in one of its aliases' terms or in an ancestor's name. Of an unfinished phrase the
 * last word may be a beginning.
 */
export function containsPhrase(
  index: DocumentIndex,
  document: number,
  phrase: readonly string[],
  unfinished: boolean,
): boolean {
  const terms = (index.aliasesOf.get(document) ?? []).flatMap(
    (entry) => index.aliases[entry]?.alias.term ?? [],
  )
  if (terms.some((term) => holds(term, phrase, unfinished))) return true
  let at = document
  while (at >= 0) {
    const current = index.documents[at]
    if (current === undefined) return false
    if (holds(current.name, phrase, unfinished)) return true
    at = current.parent
  }
  return false
}

function holds(text: string, phrase: readonly string[], unfinished: boolean): boolean {
  const words = wordsOf(text)
  for (let start = 0; start + phrase.length <= words.length; start++) {
    const all = phrase.every((word, at) => {
      const other = words[start + at]?.text ?? ''
      return unfinished && at === phrase.length - 1 ? other.startsWith(word) : other === word
    })
    if (all) return true
  }
  return false
}
