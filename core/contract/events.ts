import type { MainPlace } from './window-calls.ts'
import type { AtlasLink } from '../links/atlas-link.ts'

/** Events from a host to its windows. They keep several windows in sync. */
export interface Events {
  /** The user data changed, here or in another window or process. */
  'userdata-changed': { readonly revision: number }
  /** Editions were added, changed or removed, or more is known of the dataset's files than before. */
  'dataset-changed': null
  /** A code table was added or removed. */
  'tables-changed': null
  /** A shelf changed, came or went, or its state did. */
  'shelves-changed': null
  /** How many rows of a file have been read. */
  'tables-progress': { readonly task: string; readonly rows: number }
  /** A menu item was chosen: the id of a UI action. */
  'action-chosen': { readonly action: string }
  /** To the main window: the quick lookup sent a category or a query. */
  'place-chosen': MainPlace
  /** To the quick lookup: it is about to be shown, with a new query or its current one. */
  'quick-lookup-shown': { readonly query: string | null }
  /** The answer of `window.nativeState` changed. */
  'native-state-changed': null
  /** A link into the app was opened, here or in another program. Its target may not exist. */
  'link-opened': AtlasLink
  /** A file was opened with the app. Show a preview; do not import it. */
  'file-opened': { readonly name: string; readonly text: string }
  /** An edition file was opened with the app: its bytes in base64. Show a preview; do not add it. */
  'edition-opened': { readonly name: string; readonly data: string }
  /** An opened link or file cannot be used: the explanation. */
  'opening-refused': { readonly message: string }
  /** Something in the host does not work: what, and what to do, in sentences. */
  'host-trouble': { readonly message: string }
  /** The window's page crashed and was reloaded. */
  'window-recovered': null
  /** The event stream starts here; data read before may be out of date. Browser host only. */
  connected: null
}

export type EventName = keyof Events

/** An event on the wire. */
export type EventMessage = {
  [Name in EventName]: { readonly name: Name; readonly detail: Events[Name] }
}[EventName]
