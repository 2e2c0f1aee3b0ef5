import { describe, expect, it } from 'vitest'
import { partsOf } from '#core/search/medical-parts.ts'

describe('a medical word', () => {
  it.each([
    ['nephrectomy', ['kidney', 'excision']],
    ['laryngoplasty', ['larynx', 'repair']],
    ['pancreatotomy', ['pancreas', 'incision']],
    ['bronchoscopy', ['bronchi', 'endoscopy']],
    ['hepatectomy', ['liver', 'excision']],
    ['gastric', ['stomach']],
    ['colitis', ['colon']],
  ])('%s is made of %j', (word, parts) => {
    expect(partsOf(word)[0]?.words).toEqual(parts)
  })

  it('needs its linking vowel before a consonant', () => {
    expect(partsOf('colonscopy')).toEqual([])
  })

  it('of unknown parts means nothing', () => {
    expect(partsOf('blorptectomy')).toEqual([])
    expect(partsOf('guitar')).toEqual([])
  })
})
