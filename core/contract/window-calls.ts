import { z } from 'zod'
import { categoryIdSchema, editionIdSchema } from '../editions/edition-file.ts'
import { limits } from '../userdata/limits.ts'
import { call } from './call.ts'
import { placeSchema } from './place-schema.ts'

/** How far the system supports what the settings ask of the desktop host. */
const nativeStateSchema = z.strictObject({
  /**
   * The global shortcut: `taken` if the system rejects it, `unheard` if the system accepts it but this
   * desktop does not send a program keys that are pressed in another one (Wayland).
   */
  shortcut: z.enum(['off', 'on', 'taken', 'unheard']),
  /** The tray icon: `missing` if the desktop has no place for one. */
  tray: z.enum(['off', 'on', 'missing']),
})

export type NativeState = Readonly<z.output<typeof nativeStateSchema>>

const mainPlaceSchema = z.strictObject({
  edition: editionIdSchema,
  /** The category to open, or `null` to show what the query finds. */
  category: categoryIdSchema.nullable(),
  query: z.string().max(limits.queryText),
})

export type MainPlace = Readonly<z.output<typeof mainPlaceSchema>>

/** The desktop's windows. In the browser host, which has tabs instead, each fails with `unknown-call`. */
export const windowCalls = {
  /** Opens a place in a new window. Fails with `conflict` if too many are open. */
  'window.open': call(placeSchema, z.null()),
  /** Hides the quick lookup and brings the main window to the front with a category or a query. */
  'window.openInMain': call(mainPlaceSchema, z.null()),
  'window.nativeState': call(z.null(), nativeStateSchema),
  'quickLookup.show': call(z.null(), z.null()),
  /** Hides the quick lookup and returns the focus to the program that was in front before. */
  'quickLookup.hide': call(z.null(), z.null()),
}
