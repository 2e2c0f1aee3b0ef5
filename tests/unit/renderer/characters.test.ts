import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'

/** The same pixels everywhere: no character of the app falls back to a font of the system. */

const checkout = join(import.meta.dirname, '..', '..', '..')
const styles = join(checkout, 'renderer', 'styles')
const read = (path: string) => readFileSync(join(checkout, path), 'utf8')

/** Files whose unusual characters are read from what a person typed or pasted, and never drawn. */
const readers = ['core/codes/clipboard-codes.ts', 'core/search/', 'core/text/csv.ts']

const fontFiles = new Map(
  [
    ...read('renderer/styles/fonts.css').matchAll(/font-family: '([^']+)'[^}]*?url\('([^']+)'\)/g),
  ].map(([, family = '', url = '']): [string, string] => [
    family,
    url.startsWith('.') ? join(styles, url) : join(checkout, 'node_modules', url),
  ]),
)

/** Returns for each font stack of the tokens its name and the bundled families in it. */
const stacks = [...read('renderer/styles/tokens.css').matchAll(/(--font-\w+): ([^;]+);/g)].map(
  ([, token = '', families = '']) => ({
    token,
    families: [...families.matchAll(/'([^']+)'/g)].map(([, family = '']) => family),
  }),
)

const codePointOf = (character: string) => character.codePointAt(0) ?? 0

function covers(family: string): (codePoint: number) => boolean {
  const file = fontFiles.get(family)
  if (file === undefined) throw new Error(`fonts.css has no ${family}.`)
  const font = create(readFileSync(file))
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} is a collection of fonts.`)
  return (codePoint) => font.hasGlyphForCodePoint(codePoint)
}

/** Returns each character beyond ASCII in the app's sources and the dataset, with a file that has it. */
function drawnCharacters(): Map<string, string> {
  const found = new Map<string, string>()
  const files = globSync(
    ['{renderer,core,backend,electron,web}/**/*.{ts,vue,html}', 'data/**/*.json'],
    { cwd: checkout },
  )
  for (const file of files) {
    const path = file.replaceAll('\\', '/')
    if (readers.some((reader) => path.startsWith(reader))) continue
    for (const character of read(path)) {
      if (codePointOf(character) > 0x7e && !found.has(character)) found.set(character, path)
    }
  }
  return found
}

describe('characters in the app', () => {
  it('have fonts in every stack', () => {
    expect(stacks.map(({ token }) => token)).toEqual(['--font-ui', '--font-name', '--font-code'])
    for (const { families } of stacks) expect(families).toContain('Atlas Symbols')
  })

  it.each(stacks)('are all covered by the bundled fonts of $token', ({ families }) => {
    const covered = families.map(covers)
    const missing = [...drawnCharacters()]
      .filter(([character]) => !covered.some((has) => has(codePointOf(character))))
      .map(
        ([character, file]) => `${character} (U+${codePointOf(character).toString(16)}) in ${file}`,
      )

    expect(missing).toEqual([])
  })
})
