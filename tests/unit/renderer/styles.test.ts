import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Consistent styles: every value is a token of `styles/tokens.css` in each theme. */

const renderer = join(import.meta.dirname, '..', '..', '..', 'renderer')
const tokensCss = readFileSync(join(renderer, 'styles', 'tokens.css'), 'utf8')

interface Sheet {
  readonly file: string
  readonly css: string
}

const sheets: readonly Sheet[] = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(vue|css)$/.test(file) && !/tokens\.css$|fonts\.css$/.test(file))
  .map((file) => {
    const text = readFileSync(join(renderer, file), 'utf8')
    const styles = file.endsWith('.css')
      ? text
      : [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('\n')
    // Text in the margins of a printed page is measured in points.
    return {
      file,
      css: styles.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@page \{[\s\S]*?\n\}/g, ''),
    }
  })

/** Returns `file: declaration` for each declaration of a property with an invalid value. */
function violations(property: RegExp, passes: (value: string) => boolean): string[] {
  return sheets.flatMap(({ file, css }) =>
    [...css.matchAll(/(?<=[{;\s])([a-z-]+):\s*([^;{}]+);/g)]
      .filter(([, name = '', value = '']) => property.test(name) && !passes(value.trim()))
      .map(([declaration]) => `${file}: ${declaration}`),
  )
}

/** Returns a theme's own colors by token name. */
function colorsOf(theme: 'light' | 'dark' | 'contrast'): ReadonlyMap<string, string> {
  const start = theme === 'light' ? ':root {' : `:root[data-theme='${theme}'] {`
  const from = tokensCss.indexOf(start)
  const block = tokensCss.slice(from, tokensCss.indexOf('}', from))
  return new Map(
    [...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
}

/** Returns the relative luminance of a color (WCAG 2.2, 0 to 1). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Returns the contrast of two colors (WCAG 2.2, 1 to 21). */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

describe('the styles of the components', () => {
  it('exist', () => {
    expect(sheets.length).toBeGreaterThan(50)
    expect(sheets.filter(({ css }) => css !== '').length).toBeGreaterThan(40)
  })

  it('use no colors except tokens', () => {
    const own = sheets.flatMap(({ file, css }) =>
      [...css.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\([^)]*\)/gi)].map(
        ([color]) => `${file}: ${color}`,
      ),
    )
    expect(own).toEqual([])
  })

  it('take font sizes, weights, fonts, radii and layers from tokens', () => {
    const isToken = (value: string) => /^(?:var\(--[\w-]+\)|inherit)$/.test(value)
    expect(violations(/^font-size$/, isToken)).toEqual([])
    expect(violations(/^font-family$/, isToken)).toEqual([])
    expect(
      violations(/^font-weight$/, (value) => isToken(value) || /^(400|560)$/.test(value)),
    ).toEqual([])
    expect(violations(/^z-index$/, isToken)).toEqual([])
    expect(
      violations(/^border-radius$/, (value) =>
        value.split(' ').every((part) => isToken(part) || /^(0|1px|2px|50%)$/.test(part)),
      ),
    ).toEqual([])
  })

  it('take spacing from tokens, except hairlines', () => {
    const raw = /(?<![\w.-])(?!0(?!\.))(?:\d*\.)?\d+rem/
    expect(
      violations(/^(padding|margin|gap|row-gap|column-gap)/, (value) => !raw.test(value)),
    ).toEqual([])
  })

  it('animate only with the duration token, which reduced motion sets to none', () => {
    expect(violations(/^transition$/, (value) => value.includes('var(--fast)'))).toEqual([])
  })

  it('use only existing tokens', () => {
    const known = new Set([...tokensCss.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
    const texts = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.vue'))
      .map((file) => readFileSync(join(renderer, file), 'utf8'))
    const local = new Set(
      [...texts, ...sheets.map(({ css }) => css)].flatMap((text) =>
        [...text.matchAll(/['"]?(--[\w-]+)['"]?:/g)].map(([, name]) => name),
      ),
    )
    const unknown = sheets.flatMap(({ file, css }) =>
      [...css.matchAll(/var\((--[\w-]+)/g)]
        .filter(([, name]) => !known.has(name) && !local.has(name) && !name?.startsWith('--reka-'))
        .map(([, name]) => `${file}: ${name ?? ''}`),
    )
    expect(unknown).toEqual([])
  })
})

describe.each(['light', 'dark', 'contrast'] as const)('the colors of the theme %s', (theme) => {
  const colors = new Map([...colorsOf('light'), ...colorsOf(theme)])
  const grounds = ['--paper', '--paper-raised', '--paper-sunken', '--paper-active', '--accent-soft']
  const least = theme === 'contrast' ? 7 : 4.5

  function tooWeak(pairs: readonly (readonly [string, string])[], enough: number): string[] {
    return pairs
      .map(([ink, ground]) => ({
        pair: `${ink} on ${ground}`,
        contrast: contrast(colors.get(ink) ?? '', colors.get(ground) ?? ''),
      }))
      .filter((each) => !(each.contrast >= enough))
      .map((each) => `${each.pair}: ${each.contrast.toFixed(2)}`)
  }

  it('are readable on every background', () => {
    const inks = ['--ink', '--ink-soft', '--accent', '--warn', '--good', '--bad']
    const pairs = inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const))
    const faint = ['--paper', '--paper-raised', '--paper-sunken'].map(
      (ground) => ['--ink-faint', ground] as const,
    )
    const own = ['good', 'warn', 'bad'].map((tone) => [`--${tone}`, `--${tone}-soft`] as const)
    const set = [
      ['--accent-ink', '--accent'],
      ['--mark-ink', '--mark'],
    ] as const
    expect(tooWeak([...pairs, ...faint, ...own, ...set], least)).toEqual([])
  })

  it('give controls, focus and graphics a contrast of three to one', () => {
    const pairs = [
      ['--line-strong', '--paper'],
      ['--line-strong', '--paper-sunken'],
      ['--focus', '--paper'],
      ['--focus', '--paper-sunken'],
      ['--accent', '--bar'],
    ] as const
    expect(tooWeak(pairs, 3)).toEqual([])
  })
})

describe('the gallery', () => {
  it('shows every shared component', () => {
    const gallery = readFileSync(join(renderer, 'gallery', 'GalleryPage.vue'), 'utf8')
    const pieces = readdirSync(join(renderer, 'ui')).filter((file) => file.endsWith('.vue'))
    expect(pieces.length).toBeGreaterThan(10)
    expect(pieces.filter((file) => !gallery.includes(`from '../ui/${file}'`))).toEqual([])
  })
})
