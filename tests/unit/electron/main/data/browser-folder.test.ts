import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findBrowserFolder } from '../../../../../electron/main/data/browser-folder.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

describe('the folder for Chromium’s own files', () => {
  it('is the usual one if it is writable, and is left empty', () => {
    const path = join(temporaryFolder(), 'data', 'browser')
    expect(findBrowserFolder(path)).toEqual({ path, problem: undefined })
    expect(readdirSync(path)).toEqual([])
  })

  it('is a temporary one, with a message, where nothing can be written to the usual one', () => {
    const inTheWay = join(temporaryFolder(), 'browser')
    writeFileSync(inTheWay, '')
    const { path, problem } = findBrowserFolder(inTheWay)
    onTestFinished(() => rmSync(path, { recursive: true }))
    expect(existsSync(path)).toBe(true)
    expect(path).not.toBe(inTheWay)
    expect(problem).toContain(`cannot write to the folder ${inTheWay}`)
  })
})
