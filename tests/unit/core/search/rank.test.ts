import { describe, expect, it } from 'vitest'
import { type RankFeatures, rankOf } from '#core/search/rank.ts'

const none: RankFeatures = {
  fits: [],
  weights: [],
  certainty: 1,
  spelledOut: false,
  literal: 0,
  meaningLength: 0,
  meaningOrder: 0,
  coverage: 0,
  wholeName: false,
  wholeAlias: false,
  beginsName: false,
  inOrder: false,
}

const better: [string, Partial<RankFeatures>, Partial<RankFeatures>][] = [
  ['a word typed right over one corrected', { fits: [1] }, { fits: [0.8] }],
  [
    'a name that is all that was typed over a longer one',
    { fits: [1], coverage: 1 },
    { fits: [1], coverage: 0.3 },
  ],
  [
    'the whole name over a whole alias',
    { fits: [1], wholeName: true, coverage: 1 },
    { fits: [1], wholeAlias: true },
  ],
  ['a whole alias over a word of a name', { fits: [1], wholeAlias: true }, { fits: [1] }],
  [
    'a whole word of a long name over the beginning of a name of one word',
    { fits: [1], coverage: 0.33, inOrder: true },
    { fits: [0.9], certainty: 0.9, coverage: 1, beginsName: true, inOrder: true },
  ],
  ['the beginning of a name over its middle', { fits: [1], beginsName: true }, { fits: [1] }],
  ['words in the order typed over others', { fits: [1, 1], inOrder: true }, { fits: [1, 1] }],
  ['two good words over a perfect and a far-fetched one', { fits: [0.9, 0.9] }, { fits: [1, 0.6] }],
  ['a word in the name over one in the path', { fits: [1, 1] }, { fits: [1, 0.76] }],
  [
    'a qualifying word in the path over a telling one there',
    { fits: [1, 0.7], weights: [1, 0.4] },
    { fits: [0.7, 1], weights: [1, 0.4] },
  ],
  [
    'of the meanings of an abbreviation the one that its letters spell',
    { fits: [1], wholeAlias: true, spelledOut: true },
    { fits: [1], wholeAlias: true },
  ],
  [
    'of the meanings of a term the literal one',
    { fits: [1], wholeAlias: true, literal: 1 },
    { fits: [1], wholeAlias: true },
  ],
  [
    'of the meanings of a term the plainer one',
    { fits: [1], wholeAlias: true, meaningLength: 2 },
    { fits: [1], wholeAlias: true, meaningLength: 8 },
  ],
  [
    'of the meanings of a term the one that the vocabulary has first',
    { fits: [1], wholeAlias: true, meaningLength: 4 },
    { fits: [1], wholeAlias: true, meaningLength: 3, meaningOrder: 1 },
  ],
  [
    'a word typed right in a long name over a corrected one that is all of its name',
    { fits: [1], coverage: 0.2 },
    { fits: [0.72], coverage: 1 },
  ],
]

describe('the rank', () => {
  it.each(better)('puts %s', (_what, first, second) => {
    expect(rankOf({ ...none, ...first })).toBeGreaterThan(rankOf({ ...none, ...second }))
  })
})
