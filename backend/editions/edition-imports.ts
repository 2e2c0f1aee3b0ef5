import { readFile } from 'node:fs/promises'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { OutputOf, ParsedInputOf } from '#core/contract/contract.ts'
import type { EditionFault, EditionPreview, SignatureState } from '#core/contract/editions-calls.ts'
import type { CatalogEdition } from '#core/contract/dataset-calls.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import type { EditionOrigin } from '#core/editions/edition-package.ts'
import { editionPackageExtension } from '#core/editions/export-formats.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { copyEdition } from '#core/edits/copy-edition.ts'
import { formatProblem } from '#core/editions/problem.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { checksum } from '../files/checksum.ts'
import { refusedFile } from '../files/refused-file.ts'
import { TaskStopped } from '../untrusted/task-thread.ts'
import { startRestingThread } from '../untrusted/resting-thread.ts'
import { type PackageParts, decodePackage, encodePackage, jsonBytes } from './edition-package.ts'
import { type ExportedEdition, exportEdition } from './export-edition.ts'
import { openOwnEditionStore } from './own-edition-store.ts'
import type { ImportDraft } from './read-edition-import.ts'
import type { VerifiedSigner } from './signature.ts'
import { isAccepted, readTrustedSigners } from './trusted-signers.ts'

/** A file to import as the host has it: its bytes, and what the user has decided about it so far. */
export interface FileToImport extends Omit<ParsedInputOf<'editions.preview'>, 'file'> {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What the user has agreed to. */
export type Agreed = Pick<ParsedInputOf<'editions.add'>, 'replace' | 'signer'>

/** What is done with own editions. Each change is in the dataset once it settles. */
export interface EditionImports {
  /** Throws a CallFailed (`bad-file`). */
  preview(file: FileToImport): Promise<EditionPreview>
  /** Returns the id of the edition added. Throws a CallFailed: `bad-file`, `conflict` or `storage`. */
  add(file: FileToImport, agreed: Agreed): Promise<string>
  remove(id: string): Promise<void>
  rollBack(id: string): Promise<void>
  export(id: string, format: ParsedInputOf<'editions.export'>['format']): Promise<ExportedEdition>
  copy(input: ParsedInputOf<'editions.copy'>): Promise<string>
  save(input: ParsedInputOf<'editions.save'>): Promise<OutputOf<'editions.save'>>
  imported(id: string): Promise<EditionFile>
  /** Ends what is being read. */
  close(): void
}

/** Another than that of the folders: a preview does not wait for the files that they hold. */
const reader = startRestingThread(untrustedLimits.editionFile.task)

/** Returns what is done with the own editions in `folder`, which are part of `dataset`. */
export function openEditionImports(dataset: Dataset, folder: string): EditionImports {
  const store = openOwnEditionStore(folder)

  async function draftOf(file: FileToImport): Promise<ImportDraft> {
    await dataset.ownEditions
    const { name, bytes, as, answers } = file
    const task = { name, bytes, as, answers, editions: await usableEditions(dataset) }
    try {
      return await reader.run('read-edition-import', task)
    } catch (error) {
      if (error instanceof TaskStopped) throw refusedFile(`${name}: ${error.message}`)
      throw error
    }
  }

  async function previewOf(name: string, draft: ImportDraft): Promise<EditionPreview> {
    const { signer, parts, faults, ...told } = draft
    const existing = existingEdition(dataset, draft.entry.id)
    const taken = takenFault(name, draft.entry.id, existing)
    const replaced = existing?.origin === 'own' ? existing : undefined
    return {
      ...told,
      faults: taken === undefined ? faults : [...faults, taken],
      signature: await signatureState(signer, replaced),
      replaces:
        replaced === undefined
          ? null
          : {
              title: replaced.title,
              at: replaced.own?.at ?? null,
              same: parts !== undefined && (await isSame(replaced.id, parts)),
            },
    }
  }

  async function signatureState(
    signer: VerifiedSigner | undefined,
    replaced: CatalogEdition | undefined,
  ): Promise<SignatureState> {
    const [signedBefore] = replaced?.own?.signer ? [replaced.own.signer] : []
    const trusted = await readTrustedSigners(folder)
    if (signer === undefined) {
      return signedBefore === undefined
        ? { state: 'unsigned' }
        : { state: 'removed', before: [named(signedBefore)] }
    }
    if (signedBefore !== undefined && signedBefore.key !== signer.key) {
      return { state: 'changed', ...signer, before: [named(signedBefore)] }
    }
    if (!isAccepted(trusted, signer.key)) {
      return { state: 'changed', ...signer, before: trusted.signers.map(named) }
    }
    const isFirst = trusted.signers.every(({ key }) => key !== signer.key)
    return { state: isFirst ? 'first' : 'trusted', ...signer, before: [] }
  }

  /** Whether a stored edition holds the same parts. */
  async function isSame(id: string, { signed }: PackageParts): Promise<boolean> {
    const path = dataset.ownFile(id)
    if (path === undefined) return false
    const stored = await partsOf(path).catch(() => undefined)
    if (stored?.signed.size !== signed.size) return false
    return [...signed].every(([part, bytes]) =>
      Buffer.from(bytes).equals(stored.signed.get(part) ?? new Uint8Array()),
    )
  }

  function ownPath(id: string): string {
    const path = dataset.ownFile(id)
    if (path !== undefined) return path
    throw new CallFailed('conflict', `Edition ${id} is not one of your own.`)
  }

  function origin(how: EditionOrigin['how'], source: string): EditionOrigin {
    return { formatVersion: 1, how, source: source.slice(0, 300), at: new Date().toISOString() }
  }

  return {
    close: () => reader.end(),
    async preview(file) {
      return previewOf(file.name, await draftOf(file))
    },
    async add(file, agreed) {
      const draft = await draftOf(file)
      const { faults, signature, replaces, entry, kind } = await previewOf(file.name, draft)
      if (faults.length > 0 || draft.parts === undefined) {
        throw refusedFile(
          `${file.name} has problems and was not added.`,
          faults.map((fault) => formatProblem(fault)),
        )
      }
      if (replaces !== null && !agreed.replace) {
        throw new CallFailed(
          'conflict',
          `You already have an edition ${entry.id}: ${replaces.title}.`,
        )
      }
      confirmSigner(signature, agreed.signer)
      const bytes = encodePackage({ ...draft.parts, origin: origin(kind, file.name) })
      await store.add(entry.id, bytes, {
        path: dataset.ownFile(entry.id),
        signer: draft.signer,
      })
      await dataset.refresh()
      return entry.id
    },
    async remove(id) {
      await store.remove(ownPath(id))
      await dataset.refresh()
    },
    async rollBack(id) {
      await store.rollBack(ownPath(id))
      await dataset.refresh()
    },
    async export(id, format) {
      const edition = await dataset.edition(id)
      const path = dataset.ownFile(id)
      const parts = path === undefined ? undefined : await partsOf(path)
      return exportEdition(edition, parts, format)
    },
    async copy({ edition: id, id: newId, title }) {
      const edition = await dataset.edition(id)
      const taken = existingEdition(dataset, newId)
      if (taken !== undefined) {
        throw new CallFailed('conflict', `An edition ${taken.id} already exists: ${taken.title}.`)
      }
      const copied = copyEdition(edition, { id: newId, title })
      const signed = new Map([['edition.json', jsonBytes(copied)] as const])
      await store.add(newId, encodePackage({ signed, origin: origin('copy', edition.title) }), {})
      await dataset.refresh()
      return newId
    },
    async save({ edition, sha256 }) {
      const path = ownPath(edition.id)
      const problems = findEditionProblems(edition, edition.title)
      if (problems.length > 0) {
        throw refusedFile(
          'The correction has problems and was not saved.',
          problems.map(formatProblem),
        )
      }
      const stored = await partsOf(path)
      const signed = new Map(stored.signed)
      signed.set('edition.json', jsonBytes(edition))
      const imported = stored.imported ?? stored.signed.get('edition.json')
      const isBack =
        imported !== undefined &&
        Buffer.from(imported).equals(signed.get('edition.json') ?? imported)
      // A signature says nothing of what was changed after it.
      const bytes = encodePackage({
        signed,
        origin: stored.origin,
        imported: isBack ? undefined : imported,
      })
      await store.save(path, bytes, (present) => checksum(present) === sha256)
      await dataset.refresh()
      return { sha256: checksum(bytes) }
    },
    async imported(id) {
      const path = ownPath(id)
      const read = await decodePackage(await readFile(path), path)
      if (read.ok) return read.value.imported ?? read.value.edition
      return dataset.edition(id)
    },
  }
}

/** Throws a CallFailed (`conflict`) if a signer has changed and that was not confirmed. */
function confirmSigner(signature: SignatureState, confirmed: string | null): void {
  if (signature.state === 'changed' && confirmed !== signature.key) {
    throw new CallFailed(
      'conflict',
      `The signer has changed: “${signature.name}” signed it with another key (${signature.key}). Confirm the new signer first.`,
    )
  }
  if (signature.state === 'removed' && confirmed !== 'none') {
    throw new CallFailed(
      'conflict',
      `The file is not signed, and ${signature.before.map(({ name }) => `“${name}”`).join(', ')} signed the edition that it replaces. Confirm that first.`,
    )
  }
}

/** Returns the parts of a stored edition. Throws a CallFailed (`bad-file`). */
async function partsOf(path: string): Promise<PackageParts> {
  const bytes = await readFile(path)
  if (!path.endsWith(`.${editionPackageExtension}`))
    return { signed: new Map([['edition.json', bytes]]) }
  const read = await decodePackage(bytes, path)
  if (!read.ok) throw refusedFile('The edition is damaged.', read.problems.map(formatProblem))
  return read.value.parts
}

async function usableEditions(dataset: Dataset): Promise<EditionFile[]> {
  const ids = dataset.catalog().editions.map(({ id }) => id)
  const read = await Promise.all(ids.map((id) => dataset.edition(id).catch(() => undefined)))
  return read.filter((edition) => edition !== undefined)
}

/** Returns the edition that has an id. Two ids that differ in case alone would be one file on Windows and macOS. */
function existingEdition(dataset: Dataset, id: string): CatalogEdition | undefined {
  return dataset.catalog().editions.find((edition) => edition.id.toLowerCase() === id.toLowerCase())
}

function takenFault(
  file: string,
  id: string,
  existing: CatalogEdition | undefined,
): EditionFault | undefined {
  if (existing === undefined || (existing.origin === 'own' && existing.id === id)) return undefined
  const whose = { shipped: 'comes with the app', shared: 'is there for all users', own: 'is yours' }
  return {
    file,
    place: 'id',
    message: `An edition "${existing.id}" already exists (${existing.title}). It ${whose[existing.origin]}.`,
    remedy: 'Give this one another id, such as the year of the new book.',
    row: null,
    column: null,
  }
}

function named({ name, key }: { readonly name: string; readonly key: string }) {
  return { name, key }
}
