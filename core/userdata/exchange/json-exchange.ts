import { z } from 'zod'
import { untrustedLimits } from '../../untrusted/limits.ts'
import { readUntrustedJson } from '../../untrusted/untrusted-json.ts'
import { type UserDocument, userDataFormat, userDocumentVersion } from '../document.ts'
import { type ImportReading, withOwnShelves } from './imported.ts'
import { readDocument } from '../read-document.ts'

/** The app's own file and its backups can be imported too: they have more of a head. */
const envelopeSchema = z.looseObject({
  format: z.literal(userDataFormat),
  version: z.int().min(1),
  document: z.record(z.string(), z.unknown()),
})

/** Returns all user data as JSON but the session and the paths of shelves. Read back, it is equal. */
export function exportJson(document: UserDocument): string {
  const settings = withOwnShelves(document.settings, {})
  const exported: UserDocument = { ...document, settings, session: {} }
  const envelope = { format: userDataFormat, version: userDocumentVersion, document: exported }
  return `${JSON.stringify(envelope, null, 2)}\n`
}

/** Returns what an export, or a file that the app saved, holds. Never throws. */
export function importJson(text: string): ImportReading {
  const reading = readUntrustedJson(text, untrustedLimits.importFile.json)
  if (reading.state === 'rejected') return { state: 'refused', problem: reading.problem }
  const envelope = envelopeSchema.safeParse(reading.value)
  if (!envelope.success) {
    return { state: 'refused', problem: 'It is JSON, but not a Category Atlas export.' }
  }
  const { version, document } = envelope.data
  const content = readDocument(document, version)
  if (content.state === 'newer') {
    return {
      state: 'refused',
      problem: 'A newer version of Category Atlas created it. Update the app to import it.',
    }
  }
  if (content.state === 'damaged') return { state: 'refused', problem: content.problem }
  const { folders, bookmarks, notes, searches, recents, settings } = content.document
  return {
    state: 'read',
    imported: { folders, bookmarks, notes, searches, recents, settings },
    remarks: content.repaired
      ? ['Duplicate entries were merged. Entries without a folder are at the top level.']
      : [],
  }
}
