import { describe, expect, it } from 'vitest'
import { wordsOf } from '#core/text/words.ts'

const texts = (text: string) => wordsOf(text).map((word) => word.text)

describe('the words of a text', () => {
  it('are compared in lower case, without diacritics', () => {
    expect(texts('Ménière Naïve')).toEqual(['meniere', 'naive'])
  })

  it.each([
    ['E/M', ['em']],
    ['E&M', ['em']],
    ['E & M', ['em']],
    ['D and C', ['dc']],
    ['M.R.I.', ['mri']],
    ['X-ray', ['xray']],
    ['C-section', ['csection']],
    ["Meckel's", ['meckels']],
    ['Meckel’s', ['meckels']],
  ])('of %s are joined across marks that only join', (text, words) => {
    expect(texts(text)).toEqual(words)
  })

  it.each([
    ['Arthrodesis/Fusion', ['arthrodesis', 'fusion']],
    ['and/or', ['and', 'or']],
    ['Follow-Up', ['follow', 'up']],
    ['hand and arm', ['hand', 'and', 'arm']],
    ['COVID-19', ['covid', '19']],
  ])('of %s are divided at marks between words', (text, words) => {
    expect(texts(text)).toEqual(words)
  })

  it('say where they stand in the text as it is written', () => {
    const text = 'Über E/M'
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Über', 'E/M'])
  })

  it('tell by their marks what joins them', () => {
    expect(wordsOf('I&D ID i and d').map(({ marked }) => marked)).toEqual(['i&d', 'id', 'i&d'])
  })

  it('are not joined to the slash of "with"', () => {
    expect(texts('chest w/cm w/o')).toEqual(['chest', 'w', 'cm', 'wo'])
  })
})
