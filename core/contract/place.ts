import { isCategoryId, isEditionId } from '../editions/ids.ts'
import { isAnyCode } from '../tables/table-code.ts'
import type { OpenPlace } from './place-schema.ts'

/** Returns a place as the fragment of a page's address: `#/2026/surgery`, `#/2026/code/43239` or `#/2026/compare/2025/2026`. */
export function addressOfPlace(place: OpenPlace): string {
  if (place.kind === 'code') return `#/${place.edition}/code/${place.code}`
  return place.kind === 'category'
    ? `#/${place.edition}/${place.category}`
    : `#/${place.to}/compare/${place.from}/${place.to}`
}

/** Returns the place that {@link addressOfPlace} wrote, or `undefined` if the fragment names none. */
export function placeOfAddress(fragment: string): OpenPlace | undefined {
  if (!fragment.startsWith('#/')) return undefined
  const [edition = '', ...rest] = fragment.slice(2).split('/')
  const [first, from, to] = rest
  if (first === 'compare' && rest.length === 3 && edition === to) {
    return isEditionId(from) && isEditionId(to) ? { kind: 'compare', from, to } : undefined
  }
  if (first === 'code' && rest.length === 2) {
    return isEditionId(edition) && isAnyCode(from)
      ? { kind: 'code', edition, code: from }
      : undefined
  }
  const category = rest.join('/')
  if (namedViews.has(first ?? '') || !isEditionId(edition) || !isCategoryId(category)) {
    return undefined
  }
  return { kind: 'category', edition, category }
}

/** Views without a category have addresses of the same form. */
const namedViews = new Set([
  'start',
  'compare',
  'desk-sheet',
  'dataset',
  'keyboard',
  'references',
  'review',
  'user-data',
  'settings',
  'editions',
  'corrections',
  'tables',
  'code',
  'code-group',
])
