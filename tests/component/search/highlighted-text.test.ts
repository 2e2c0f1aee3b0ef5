import { render } from '@testing-library/vue'
import { expect, it } from 'vitest'
import HighlightedText from '../../../renderer/features/search/HighlightedText.vue'

const html = (text: string, spans?: { start: number; end: number }[]) =>
  render(HighlightedText, {
    props: { texts: [text], ...(spans === undefined ? {} : { spans: [spans] }) },
  }).container.innerHTML.replaceAll(/<!--.*?-->/g, '')

it('marks the matches and keeps every other character', () => {
  expect(html('Knee Joint', [{ start: 0, end: 4 }])).toBe('<mark>Knee</mark> Joint')
  expect(
    html('Knee Joint', [
      { start: 0, end: 4 },
      { start: 5, end: 7 },
    ]),
  ).toBe('<mark>Knee</mark> <mark>Jo</mark>int')
})

it('shows plain text if nothing matched', () => {
  expect(html('Knee Joint')).toBe('Knee Joint')
})

it('never renders text as markup', () => {
  expect(html('<img src=x onerror=alert(1)>', [{ start: 0, end: 4 }])).toBe(
    '<mark>&lt;img</mark> src=x onerror=alert(1)&gt;',
  )
})

it('separates the names of a path for sighted users and screen readers', () => {
  const { container } = render(HighlightedText, {
    props: { texts: ['Surgery', 'Eye'], spans: [[], [{ start: 0, end: 3 }]] },
  })
  expect(container.textContent).toBe('Surgery › , Eye')
  expect(container.querySelector('[aria-hidden]')?.textContent).toBe(' › ')
  expect(container.querySelector('mark')?.textContent).toBe('Eye')
})
