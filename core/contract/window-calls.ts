import { z } from 'zod'
import { categoryIdSchema, editionIdSchema } from '../editions/edition-file.ts'
import { limits } from '../userdata/limits.ts'
import { call } from './call.ts'
import { placeSchema } from './place-schema.ts'

/** How far the system lets the desktop host do what the settings ask for. */
const nativeStateSchema = z.strictObject({
  /**
   * The global shortcut: `taken` where the system refuses it, `unheard` where it is taken but this desktop
   * does not let a program hear keys pressed in another one (Wayland).
   */
  shortcut: z.enum(['off', 'on', 'taken', 'unheard']),
  /** The tray icon: `missing` where the desktop has no place for one. */
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

/** The desktop's windows. In the browser host each fails with `unknown-call`: the browser has its own. */
export const windowCalls = {
  /** Opens a window of its own on a place. Fails with `conflict` where too many are open. */
  'window.open': call(placeSchema, z.null()),
  /** Puts the quick lookup away and brings the main window to the front, on a category or with a query. */
  'window.openInMain': call(mainPlaceSchema, z.null()),
  'window.nativeState': call(z.null(), nativeStateSchema),
  'quickLookup.show': call(z.null(), z.null()),
  /** Puts the quick lookup away; the program that was in front before has the focus again. */
  'quickLookup.hide': call(z.null(), z.null()),
}
