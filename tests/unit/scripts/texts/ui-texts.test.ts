import { describe, expect, it } from 'vitest'
import { readUiTexts } from '../../../../scripts/texts/ui-texts.ts'

const all = readUiTexts()
const textsOf = (screen: string) =>
  all.filter((each) => each.screen === screen).map(({ text }) => text)

/** What reads like a translation, each with what to write instead. */
const awkward: readonly (readonly [phrase: RegExp, better: string])[] = [
  [/\bdoes not answer\b/, 'is not responding'],
  [/\bended by a fault\b/, 'crashed'],
  [/\bcounts at once\b/, 'applies immediately'],
  [/\bAs the system\b/, 'Use system setting'],
  [/\bthat I looked at\b/, 'recent'],
  [/\bstands? (?:in|already|below|twice)\b/, 'is in, is already, is below'],
  [/\bCall it with\b/, 'Open with'],
  [/\bbegins? so\b/, 'starts with'],
  [/(?<!there )\b(?:is none|are no)\b/i, 'is not, are not'],
  [/\bTake it for this\b|\bLeave it\b/, 'Reassign, Cancel'],
  [/\bas (?:they|it) came\b/, 'reset to default'],
  [/\bEsc leaves\b/, 'Esc to cancel'],
  [/\b(?:Nothing|No \w+) fits\b/, 'No matches'],
  [/\bOwn window\b/i, 'Open in new window'],
  [/\bon or off\b/, 'add or remove'],
  [/\bon the disk yet\b/, 'unsaved'],
  [/\bNothing differs\b/, 'No changes'],
  [/\bLeft out\b|\bleaves out\b|\bleft out\b/, 'skipped'],
  [/\bmend(?:ed|s)?\b/, 'corrected, repaired'],
  [/\bis noted\b/, 'Notes on'],
  [/\bOver the editions\b|\bIn the outline since\b/, 'History, In every edition since'],
  [/\bWords that lead\b/, 'Also known as'],
  [/\bwith other codes\b|\banother range\b/, 'code range changed'],
  [/\bknown holes\b/, 'known vulnerabilities'],
  [/\brefuse[sd]?\b/, 'rejected'],
  [/\bWhat becomes? of\b|\bbecame of\b/, 'what changed, how it is stored'],
  [/\bthat which\b|\bof which\b|\bwhere told\b|\bsuch as are\b/i, 'a main clause'],
  [/\bat most\.$/, '“at most” before the number'],
  [/\bmisspelt\b|\bneighbours?\b|\bcolour\b/, 'American spelling'],
]

describe('the list of texts', () => {
  it('has headings, attributes and script literals of the settings', () => {
    expect(textsOf('settings')).toEqual(
      expect.arrayContaining([
        'Changes apply immediately in every window. They stay on this computer.',
        'Close to tray',
        'Use system setting',
      ]),
    )
  })

  it('has placeholders and filled-in labels of the shortcuts page', () => {
    expect(textsOf('keyboard')).toEqual(
      expect.arrayContaining(['Search actions', 'Remove {keys}: {action}', 'Reset to defaults']),
    )
  })

  it('has single words, and the sentences of the shared elements', () => {
    expect(textsOf('quick-lookup')).toEqual(expect.arrayContaining(['close', 'Copied']))
    expect(textsOf('renderer/ui')).toEqual(expect.arrayContaining(['Cancel', 'Choose a file…']))
  })

  it('names the line of each text', () => {
    const { file, line } = all.find(({ text }) => text === 'Use system setting') ?? {}
    expect(file).toBe('renderer/features/settings/texts.ts')
    expect(line).toBeGreaterThan(5)
  })
})

describe('a feature', () => {
  it('has no sentence outside its texts.ts, not even in a script, where lint sees none', () => {
    const elsewhere = all.filter(
      ({ file, text }) =>
        file.startsWith('renderer/features/') &&
        !file.endsWith('/texts.ts') &&
        /^\p{Lu}\S* \p{L}/u.test(text.replaceAll(/\{[^{}]*\}/g, '…')),
    )
    expect(elsewhere).toEqual([])
  })
})

describe('no text', () => {
  it.each(awkward)('matches %s (write: %s)', (phrase) => {
    const matching = all.filter(({ text }) => phrase.test(text.replaceAll(/\{[^{}]*\}/g, '')))
    expect(matching).toEqual([])
  })
})
