import { expect, test } from 'vitest'
import type { OpenPlace } from '#core/contract/place-schema.ts'
import { addressOfPlace, placeOfAddress } from '#core/contract/place.ts'

test.each<[OpenPlace, string]>([
  [{ kind: 'category', edition: '2026', category: 'surgery' }, '#/2026/surgery'],
  [
    { kind: 'category', edition: '2026', category: 'surgery/musculoskeletal/femur-knee' },
    '#/2026/surgery/musculoskeletal/femur-knee',
  ],
  [{ kind: 'code', edition: '2026', code: '43239' }, '#/2026/code/43239'],
  [{ kind: 'code', edition: '2026', code: 'J1100' }, '#/2026/code/J1100'],
  [{ kind: 'compare', from: '2025', to: '2026' }, '#/2026/compare/2025/2026'],
])('the address of %j is %s, and is parsed again', (place, address) => {
  expect(addressOfPlace(place)).toBe(address)
  expect(placeOfAddress(address)).toEqual(place)
})

test.each([
  '',
  '#',
  '#/',
  '#/2026',
  '#/2026/',
  '#/2026/start',
  '#/2026/settings',
  '#/2026/keyboard',
  '#/2026/code/4323',
  '#/2026/code/43239/x',
  '#/2026/Surgery',
  '#/2026/surgery/../../x',
  '#/2026/surgery?x=1',
  '#/2026/compare/2025/2024',
  '#/../surgery',
  '#/2026/a//b',
  `#/2026/${'a'.repeat(500)}`,
  '#javascript:alert(1)',
])('the address %s names no place', (address) => {
  expect(placeOfAddress(address)).toBeUndefined()
})
