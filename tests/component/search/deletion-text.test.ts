import '../compare/fake-host.ts'
import { render } from '@testing-library/vue'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { type CodeRange, parseRange } from '#core/codes/code-range.ts'
import { deletionInWords } from '#core/replacements/deletions.ts'
import DeletionText from '../../../renderer/features/replacements/DeletionText.vue'

function range(text: string): CodeRange {
  const parsed = parseRange(text)
  if (parsed === undefined) throw new Error(text)
  return parsed
}

it.each([
  ['one replacement', ['98016-98016']],
  ['several replacements', ['98008-98015', '98016-98016']],
  ['no replacement', []],
])('says the same as the terminal about a deleted code with %s', (_, successors) => {
  const deletion = {
    asked: range('99441-99441'),
    edition: '2025',
    successors: successors.map(range),
  }
  const { container } = render(DeletionText, {
    props: { deletion },
    global: { plugins: [createPinia()] },
  })
  const text = container.textContent.replaceAll(/\s+/g, ' ').trim()
  expect(text).toBe(deletionInWords(deletion))
})
