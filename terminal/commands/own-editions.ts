import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { openEditionImports } from '#backend/editions/edition-imports.ts'
import { errorCode } from '#backend/files/error-code.ts'
import { UnreadableFile, readFileOfAtMost } from '#backend/files/read-file.ts'
import { replaceFileAt } from '#backend/storage/replace-file.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import type { EditionPreview, SignatureState } from '#core/contract/editions-calls.ts'
import { type ExportFormat, exportFormats } from '#core/editions/export-formats.ts'
import { isEditionId } from '#core/editions/ids.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { formatProblem } from '#core/editions/problem.ts'
import { changeKinds } from '#core/comparison/change-kind.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { type Arguments, type Terminal, UsageError, badData, printJson } from '../command.ts'
import { openWithOwnEditions, readOutline } from '../editions.ts'

type Options = Arguments['options']

/** Writes an edition to a file. Its extension decides the format. */
export async function exportEdition(
  terminal: Terminal,
  id: string,
  file: string,
  overwrites: boolean,
  asJson: boolean,
): Promise<number> {
  const format = formatOf(file)
  const { imports, dataset } = await open(terminal)
  await readOutline(dataset, id)
  if (existsSync(file) && !overwrites) {
    throw new UsageError(`${file} is there already. To replace it, run the command with --yes.`)
  }
  const { bytes } = await imports.export(id, format)
  await writeWhole(file, bytes)
  if (asJson) printJson(terminal, { exported: id, file, format })
  else terminal.print(`Exported edition ${id} to ${file}.`)
  return 0
}

/** Adds a file as an own edition. Without `--yes`, only prints a preview. */
export async function addEdition(
  terminal: Terminal,
  path: string,
  options: Options,
): Promise<number> {
  const { imports, dataset } = await open(terminal)
  const file = {
    name: basename(path),
    bytes: await readGiven(path),
    as: {
      id: idOption(options['id']),
      title: textOption('title', options['title']),
      effectiveDate: dateOption(options['effective']),
    },
  }
  const unanswered = await imports.preview({ ...file, answers: [] })
  // Matches supported by ranges and names are accepted. Ambiguous ones are left unlinked.
  const answers = unanswered.questions.map(({ key, suggested }) => ({
    question: key,
    candidate: suggested,
  }))
  const preview = answers.length === 0 ? unanswered : await imports.preview({ ...file, answers })
  const asJson = options['json'] === true
  const { edition: previewed, ...told } = preview
  const needsSigner = signerToAccept(preview.signature)
  const mayAdd =
    preview.faults.length === 0 &&
    options['yes'] === true &&
    (needsSigner === null || options['accept-new-signer'] === true)
  if (!asJson) {
    for (const line of previewLines(preview)) terminal.print(line)
    if (previewed !== null && preview.before !== null) {
      const before = await readOutline(dataset, preview.before)
      const { counts } = compareEditions(before, buildOutline(previewed))
      const changes = changeKinds.flatMap((kind) =>
        counts[kind] > 0 ? [`${counts[kind]} ${kind}`] : [],
      )
      terminal.print(`  compared with ${before.title}: ${changes.join(', ')}`)
    }
  }
  if (!mayAdd) {
    if (asJson) printJson(terminal, { added: false, ...told })
    else terminal.print(`  ${whyNotAdded(preview, options)}`)
    return badData
  }
  const id = await imports.add({ ...file, answers }, { replace: true, signer: needsSigner })
  if (asJson) printJson(terminal, { added: true, ...told })
  else terminal.print(`  Added as edition ${id}.`)
  return 0
}

export async function removeEdition(
  terminal: Terminal,
  id: string,
  asJson: boolean,
): Promise<number> {
  const { imports } = await open(terminal)
  await imports.remove(id)
  if (asJson) printJson(terminal, { removed: id })
  else terminal.print(`Removed edition ${id}.`)
  return 0
}

export async function rollBackEdition(
  terminal: Terminal,
  id: string,
  asJson: boolean,
): Promise<number> {
  const { imports } = await open(terminal)
  await imports.rollBack(id)
  if (asJson) printJson(terminal, { rolledBack: id })
  else terminal.print(`Rolled edition ${id} back to the version before.`)
  return 0
}

/** Returns the bytes of a file. Throws a UsageError if it cannot be read. */
export async function readGiven(path: string): Promise<Uint8Array> {
  try {
    return await readFileOfAtMost(resolve(path), untrustedLimits.editionFile.bytes)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw new UsageError(`${path}: ${error.message} ${error.remedy}`)
  }
}

/** Writes a file so that nobody ever reads a partial one. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await replaceFileAt(resolve(path), bytes).catch((error: unknown) => {
    throw new UsageError(`${path} cannot be written (${errorCode(error) || 'unknown cause'}).`)
  })
}

async function open(terminal: Terminal) {
  const dataset = await openWithOwnEditions(terminal)
  return { dataset, imports: openEditionImports(dataset, terminal.ownEditions) }
}

function formatOf(file: string): ExportFormat {
  const extension = extname(file).slice(1).toLowerCase()
  const format = exportFormats.find((known) => known === extension)
  if (format !== undefined) return format
  throw new UsageError(
    `The name of the file says as what to export: it ends in ${exportFormats.map((known) => `.${known}`).join(', ')}.`,
  )
}

function idOption(value: Options[string]): string | undefined {
  if (value === undefined || isEditionId(value)) return value
  throw new UsageError(`--id takes an edition's id such as 2027, not "${String(value)}".`)
}

function textOption(name: string, value: Options[string]): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && value.trim() !== '' && value.length <= 200) return value.trim()
  throw new UsageError(`--${name} takes a text of up to 200 characters.`)
}

function dateOption(value: Options[string]): string | undefined {
  if (value === undefined) return undefined
  const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  if (isDate && !Number.isNaN(Date.parse(value))) return value
  throw new UsageError(`--effective takes a date such as 2027-01-01, not "${String(value)}".`)
}

function signerToAccept(signature: SignatureState): string | null {
  if (signature.state === 'changed') return signature.key
  return signature.state === 'removed' ? 'none' : null
}

function whyNotAdded({ faults, signature }: EditionPreview, options: Options): string {
  if (faults.length > 0) return 'Not added. Correct the file, then run the command again.'
  if (options['yes'] !== true) return 'Not added yet. To add it, run the command with --yes.'
  return signature.state === 'changed'
    ? 'Not added. If you trust the new signer, run the command with --accept-new-signer.'
    : 'Not added. If you trust a file without the signature, run the command with --accept-new-signer.'
}

function previewLines(preview: EditionPreview): string[] {
  const { entry, faults, remarks, questions, replaces } = preview
  const kind = preview.kind === 'spreadsheet' ? 'from a spreadsheet' : 'from an edition file'
  return [
    `${entry.title} (${entry.id}), effective ${entry.effectiveDate}, ${entry.categories} categories, ${kind}`,
    ...signatureLines(preview.signature),
    ...(replaces === null
      ? []
      : [`  replaces your edition ${replaces.title}${replaces.same ? ', which is the same' : ''}`]),
    ...remarks.map((remark) => `  ${remark}`),
    ...questions.map(({ kind, row, about, suggested }) => {
      const what = `“${about.name}”`
      if (kind === 'origin') {
        const from = suggested === null ? 'taken as new' : `taken to come from ${suggested}`
        return `  row ${row ?? ''}: ${what} has no id; ${from}`
      }
      const end =
        suggested === null ? 'taken to have no successor' : `taken to be part of ${suggested} now`
      return `  ${what} (${about.id}) is gone; ${end}`
    }),
    ...faults.map((fault) => `  ${formatProblem(fault)}`),
  ]
}

function signatureLines(signature: SignatureState): string[] {
  const before = 'before' in signature ? signature.before.map(({ name }) => name).join(', ') : ''
  switch (signature.state) {
    case 'unsigned':
      return []
    case 'removed':
      return [`  WARNING: it is not signed. The edition that it replaces was signed by ${before}.`]
    case 'changed':
      return [
        `  WARNING: the signer has changed. It is signed by ${signature.name} with a key that you have not trusted: ${signature.key}`,
        `  Until now: ${before}`,
      ]
    case 'first':
      return [`  signed by ${signature.name} (${signature.key}), to be trusted from now on`]
    case 'trusted':
      return [`  signed by ${signature.name}, whom you trust`]
  }
}
