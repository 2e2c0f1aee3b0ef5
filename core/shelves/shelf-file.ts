import { z } from 'zod'
import { timeSchema } from '../dates/time-schema.ts'
import { untrustedLimits } from '../untrusted/limits.ts'
import { readUntrustedJson } from '../untrusted/untrusted-json.ts'
import { itemNameSchema, userDocumentVersion } from '../userdata/document.ts'
import { readDocument } from '../userdata/read-document.ts'
import { type ShelfContent, shelfParts } from './shelf-content.ts'

const shelfFormat = 'category-atlas-shelf'

const envelopeSchema = z.looseObject({
  format: z.literal(shelfFormat),
  version: z.int().min(1),
  name: itemNameSchema,
  published: timeSchema,
  document: z.record(z.string(), z.unknown()),
})

/** A shelf as it was published. */
export interface Shelf {
  readonly name: string
  /** When it was published, in ISO form. */
  readonly published: string
  readonly content: ShelfContent
}

export type ShelfReading =
  | { readonly state: 'read'; readonly shelf: Shelf }
  /** The problem is a sentence. */
  | { readonly state: 'rejected'; readonly problem: string }

/** Returns a shelf as the text of its file. Throws where its name is empty or too long. */
export function writeShelf({ name, published, content }: Shelf): string {
  const { folders, bookmarks, notes } = content
  const envelope: z.input<typeof envelopeSchema> = {
    format: shelfFormat,
    version: userDocumentVersion,
    name: itemNameSchema.parse(name),
    published,
    document: { folders, bookmarks, notes },
  }
  return `${JSON.stringify(envelope, null, 2)}\n`
}

/** Returns the shelf that the text of a file holds. Never throws. */
export function readShelf(text: string): ShelfReading {
  const rejected = (problem: string): ShelfReading => ({ state: 'rejected', problem })
  const reading = readUntrustedJson(text, untrustedLimits.shelfFile.json)
  if (reading.state === 'rejected') return rejected(reading.problem)
  const envelope = envelopeSchema.safeParse(reading.value)
  if (!envelope.success) return rejected('It is JSON, but not a shelf.')
  const { version, name, published, document } = envelope.data
  const content = readDocument(document, version, shelfParts)
  if (content.state === 'newer') {
    return rejected('A newer version of Category Atlas made it. Update Category Atlas.')
  }
  if (content.state === 'damaged') return rejected(content.problem)
  const { folders, bookmarks, notes } = content.document
  return { state: 'read', shelf: { name, published, content: { folders, bookmarks, notes } } }
}

/** Returns the path that the user typed or pasted, without the quotes that Windows puts around a copied one. */
export function typedShelfPath(typed: string): string {
  return typed.trim().replace(/^"(.*)"$/, '$1')
}
