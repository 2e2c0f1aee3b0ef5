import type { Match } from './answer.ts'
import type { Alias } from './document-index.ts'
import type { DocumentMatch } from './explain-match.ts'

/** Returns why a document matches, in the words of an answer: the least certain of its words decides. */
export function matchOf(match: DocumentMatch): Match {
  const { words, wholeAlias } = match
  const readAs = words.flatMap(({ typed, reading }) =>
    reading.kind === 'corrected' ? [{ typed, word: reading.word }] : [],
  )
  if (wholeAlias !== undefined && match.aliasAsTyped && !match.wholeName) {
    return { kind: 'alias', ...named(wholeAlias.alias) }
  }
  const alias = wholeAlias?.alias ?? words.find((word) => word.alias !== undefined)?.alias?.alias
  if (readAs.length > 0) return { kind: 'fuzzy', readAs, alias: alias && named(alias) }
  if (alias !== undefined) return { kind: 'alias', ...named(alias) }
  const sense = words.find(({ reading }) => reading.kind === 'sense')
  if (sense !== undefined) {
    return { kind: 'alias', term: sense.typed, means: sense.reading.word }
  }
  if (match.wholeName) return { kind: 'exact' }
  return { kind: match.beginsName ? 'prefix' : 'words' }
}

function named({ term, means }: Alias): { term: string; means: string } {
  return { term, means }
}
