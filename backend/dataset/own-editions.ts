import { basename } from 'node:path'
import type { OwnEditionFacts } from '#core/contract/dataset-calls.ts'
import type { Problem } from '#core/editions/problem.ts'
import type { GuideFile, Vocabulary } from '#core/editions/reference-files.ts'
import { countTerms } from '#core/editions/vocabulary.ts'
import { type TrustedSigners, isAccepted, readTrustedSigners } from '../editions/trusted-signers.ts'
import { addLooseEdition } from './add-loose-edition.ts'
import type { EditionEntry } from './edition-entry.ts'
import { type LooseFile, openLooseFolder } from './loose-editions.ts'
import type { OwnEditionRead } from './read-own-edition.ts'

/** Where editions are that did not ship with the app. Neither need be there. */
export interface OwnFolders {
  /** The user's own. */
  readonly own?: string
  /** Those that the IT department provides for all users. */
  readonly shared?: string
}

/** The editions of the folders, as they were at the last look. */
export interface OwnEditions {
  /** Looks at the folders, after any look before. Returns whether anything is other than at the last one. Never throws. */
  look(): Promise<boolean>
  entries(): ReadonlyMap<string, EditionEntry>
  /** What is wrong with folders and files, apart from what the entries say. */
  problems(): readonly Problem[]
  /** What the editions that can be used bring along. */
  references(): {
    readonly vocabularies: readonly Vocabulary[]
    readonly guide: GuideFile['entries']
  }
  fileOf(id: string): string | undefined
  /** Ends what is being read. */
  close(): void
}

/** Returns the editions of the folders, none before the first look. `isShipped` tells which ids are taken. */
export function openOwnEditions(
  folders: OwnFolders,
  isShipped: (id: string) => boolean,
): OwnEditions {
  const sharedFolder =
    folders.shared === undefined
      ? undefined
      : openLooseFolder(folders.shared, 'editions for all users')
  const ownFolder =
    folders.own === undefined ? undefined : openLooseFolder(folders.own, 'your editions')
  let entries: ReadonlyMap<string, EditionEntry> = new Map()
  let problems: readonly Problem[] = []
  let usable: readonly OwnEditionRead[] = []
  let ownFiles: readonly LooseFile[] = []
  /** All that a look tells, as one text. */
  let state = ''
  let looking: Promise<unknown> = Promise.resolve()

  async function lookNow(): Promise<boolean> {
    const shared = (await sharedFolder?.look()) ?? nothing
    const own = (await ownFolder?.look()) ?? nothing
    const trusted: TrustedSigners =
      folders.own === undefined
        ? { signers: [], isDamaged: false }
        : await readTrustedSigners(folders.own)
    const found = new Map<string, EditionEntry>()
    const reads = new Map<EditionEntry, OwnEditionRead>()
    const wrong = [...shared.problems, ...own.problems]
    const add = (loose: LooseFile, origin: 'shared' | 'own') => {
      const { read } = loose
      const isTrusted = (key: string) =>
        origin === 'shared' || trusted.signers.some((signer) => signer.key === key)
      const rejected = addLooseEdition(found, loose, origin, {
        ...(read.ok ? { own: factsOf(loose.path, read, isTrusted) } : {}),
        problems: origin === 'own' && read.ok ? signerProblems(loose.file, read, trusted) : [],
        isTaken: isShipped,
      })
      wrong.push(...rejected)
      const entry = read.ok ? found.get(read.value.id) : undefined
      if (read.ok && entry?.path === loose.path) reads.set(entry, read)
    }
    for (const file of shared.files) add(file, 'shared')
    for (const file of own.files) add(file, 'own')

    entries = found
    problems = wrong
    ownFiles = own.files
    usable = [...reads].flatMap(([entry, read]) => (entry.state === 'valid' ? [read] : []))
    const before = state
    state = JSON.stringify([[...found.values()].map(({ listed, state }) => [listed, state]), wrong])
    return state !== before
  }

  return {
    look() {
      const look = looking.then(lookNow)
      looking = look
      return look
    },
    entries: () => entries,
    problems: () => problems,
    references: () => ({
      vocabularies: usable.map(({ vocabulary }) => vocabulary),
      guide: usable.flatMap(({ guide }) => guide),
    }),
    fileOf: (id) => ownFiles.find(({ read }) => read.ok && read.value.id === id)?.path,
    close() {
      sharedFolder?.close()
      ownFolder?.close()
    },
  }
}

const nothing = { files: [], problems: [] } as const

function factsOf(
  path: string,
  { signer, origin, corrected, previous, vocabulary, guide }: OwnEditionRead,
  isTrusted: (key: string) => boolean,
): OwnEditionFacts {
  return {
    how: origin?.how ?? 'folder',
    source: origin?.source ?? basename(path),
    at: origin?.at ?? null,
    corrected,
    signer: signer === undefined ? null : { ...signer, trusted: isTrusted(signer.key) },
    previous,
    terms: countTerms(vocabulary),
    guide: guide.length,
  }
}

/** A file that was put into the folder by hand is not used where a key that nobody has trusted takes the place of one. */
function signerProblems(
  file: string,
  { signer }: OwnEditionRead,
  trusted: TrustedSigners,
): Problem[] {
  if (signer === undefined || isAccepted(trusted, signer.key)) return []
  return [
    {
      file,
      place: '',
      message: `It is signed by “${signer.name}” with a key that you have not trusted (${signer.key}).`,
      remedy:
        'Move it out of the folder, then import it: Category Atlas asks whether to trust the key.',
    },
  ]
}
