import { describe, expect, it } from 'vitest'
import { type RankFeatures, rankOf } from '#core/search/rank.ts'

const none = {
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
    { fits: [1], wholeName: true },
    { fits: [1], wholeAlias: true },
  ],
  ['a whole alias over a word of a name', { fits: [1], wholeAlias: true }, { fits: [1] }],
  ['the beginning of a name over its middle', { fits: [1], beginsName: true }, { fits: [1] }],
  ['words in the order typed over others', { fits: [1, 1], inOrder: true }, { fits: [1, 1] }],
  ['two good words over a perfect and a far-fetched one', { fits: [0.9, 0.9] }, { fits: [1, 0.6] }],
  ['a word in the name over one in the path', { fits: [1, 1] }, { fits: [1, 0.76] }],
  [
    'a word typed right in a long name over a corrected one that is all of its name',
    { fits: [1], coverage: 0.2 },
    { fits: [0.72], coverage: 1 },
  ],
]

describe('the rank', () => {
  it.each(better)('puts %s', (_what, first, second) => {
    expect(rankOf({ ...none, fits: [], ...first })).toBeGreaterThan(
      rankOf({ ...none, fits: [], ...second }),
    )
  })
})
