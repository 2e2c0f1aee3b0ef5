import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { editionPackageExtension } from '#core/editions/export-formats.ts'
import type { Manifest } from '#core/editions/manifest.ts'
import type { Problem } from '#core/editions/problem.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { trustedSignersName } from '../editions/trusted-signers.ts'
import { errorCode } from '../files/error-code.ts'
import { startRestingThread } from '../untrusted/resting-thread.ts'
import { TaskStopped } from '../untrusted/task-thread.ts'
import type { OwnEdition } from './read-own-edition.ts'

/** An edition file of a folder without a manifest. */
export interface LooseFile {
  /** The name that problems carry, such as `your editions/2027.json`. */
  readonly file: string
  readonly path: string
  readonly read: OwnEdition
}

/** What a folder without a manifest holds. */
export interface LooseFolder {
  /** By name: which of two with the same id counts must not depend on their size. */
  readonly files: readonly LooseFile[]
  /** What is wrong with the folder itself. */
  readonly problems: readonly Problem[]
}

/** Reads a folder without a manifest again and again. */
export interface LooseReader {
  /** Returns what the folder holds now. A file that is as it was is not read again. Never throws. */
  look(): Promise<LooseFolder>
  /** Ends what is being read, and reads no more. */
  close(): void
}

/** One for all folders, which are read one after another. Files are read in a thread, since they come from elsewhere. */
const reader = startRestingThread(untrustedLimits.editionFile.task)

/** A bad file that changed less than so many milliseconds ago may still be on its way into the folder. */
const restBeforeJudging = 1_000

interface Known {
  readonly stamp: string
  readonly file: LooseFile
}

/** Returns the reader of a folder, whose name in problems is `shown`. */
export function openLooseFolder(folder: string, shown: string): LooseReader {
  let isClosed = false
  let known = new Map<string, Known>()
  let isFirstLook = true

  async function look(): Promise<LooseFolder> {
    let found: readonly Found[]
    try {
      found = await filesBySize(folder)
    } catch (error) {
      known = new Map()
      // The folder is the user's to make: without it there are no own editions.
      if (errorCode(error) === 'ENOENT') {
        return { files: [], problems: [] }
      }
      return { files: [], problems: [unreadableFolder(folder, shown)] }
    }
    const most = untrustedLimits.editionFiles
    const next = new Map<string, Known>()
    for (const { name, stamp, changed } of found.slice(0, most)) {
      const path = join(folder, name)
      const before = known.get(name)
      if (before?.stamp === stamp) {
        next.set(name, before)
        continue
      }
      const file = `${shown}/${name}`
      if (isClosed) break
      const read = await readLooseEdition(path, file)
      const isOnItsWay = !read.ok && !isFirstLook && Date.now() - changed < restBeforeJudging
      // Until then it counts as it was; it is looked at again.
      if (!isOnItsWay) next.set(name, { stamp, file: { file, path, read } })
      else if (before !== undefined) next.set(name, before)
    }
    known = next
    isFirstLook = false
    return {
      files: [...next.values()].map(({ file }) => file).sort((a, b) => (a.file < b.file ? -1 : 1)),
      problems: found.length > most ? [tooManyFiles(shown, found.length)] : [],
    }
  }
  return {
    look,
    close() {
      isClosed = true
      reader.end()
    },
  }
}

interface Found {
  readonly name: string
  /** Another one after each change. */
  readonly stamp: string
  readonly size: number
  /** When it was changed, in milliseconds since 1970. */
  readonly changed: number
}

/** Returns a folder's edition files, small ones first: none waits for one that was made to take long. */
async function filesBySize(folder: string): Promise<Found[]> {
  const names = (await readdir(folder)).filter(isEditionFile).sort()
  const found = await Promise.all(
    names.map(async (name): Promise<Found> => {
      const stats = await stat(join(folder, name)).catch(() => undefined)
      if (stats === undefined) return { name, stamp: 'unreadable', size: 0, changed: 0 }
      const { size, mtimeMs, ctimeMs, ino } = stats
      const changed = Math.max(mtimeMs, ctimeMs)
      return { name, stamp: [size, mtimeMs, ctimeMs, ino].join(), size, changed }
    }),
  )
  return found.sort((a, b) => a.size - b.size)
}

function isEditionFile(name: string): boolean {
  const isOfKind = name.endsWith('.json') || name.endsWith(`.${editionPackageExtension}`)
  return isOfKind && name !== trustedSignersName
}

function unreadableFolder(folder: string, shown: string): Problem {
  return {
    file: shown,
    place: '',
    message: `The folder ${folder} cannot be read.`,
    remedy: 'Check that it is a folder and that your account can read it.',
  }
}

function tooManyFiles(shown: string, count: number): Problem {
  return {
    file: shown,
    place: '',
    message: `The folder has ${count.toLocaleString('en-US')} edition files; only ${untrustedLimits.editionFiles} are read.`,
    remedy: 'Move the ones that you do not need to another folder.',
  }
}

/** Returns what an edition file that no manifest lists holds, or what is wrong with it. Never throws. */
async function readLooseEdition(path: string, file: string): Promise<OwnEdition> {
  try {
    return await reader.run('read-own-edition', { path, file })
  } catch (error) {
    const message = error instanceof TaskStopped ? error.message : 'The file cannot be read.'
    return {
      ok: false,
      problems: [{ file, place: '', message, remedy: 'Check that it is an edition file.' }],
    }
  }
}

/** Checks the files in `editions/` that the manifest does not list: a new one, before it is sealed. */
export async function findUnlistedEditions(folder: string, manifest: Manifest): Promise<Problem[]> {
  const listed = new Set(manifest.editions.map(({ file }) => file))
  const names = await readdir(join(folder, 'editions')).catch(() => [])
  const files = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => `editions/${name}`)
    .filter((file) => !listed.has(file))
    .sort()
  const problems: Problem[] = []
  for (const file of files) {
    const read = await readLooseEdition(join(folder, file), file)
    problems.push({
      file,
      place: '',
      message: 'manifest.json does not list this edition, so it is not used.',
      remedy: 'When everything else is valid, run: npm run -s atlas -- seal.',
    })
    problems.push(...read.problems)
  }
  return problems
}
