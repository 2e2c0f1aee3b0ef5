import type { MainPlace } from './window-calls.ts'
import type { AtlasLink } from '../links/atlas-link.ts'

/** What a host tells its windows unasked; each keeps several windows in step. */
export interface Events {
  /** The user data changed, here or in another window or process. */
  'userdata-changed': { readonly revision: number }
  /** More is known of the dataset's files than before. */
  'dataset-changed': null
  /** A code table was added or removed. */
  'tables-changed': null
  /** A shelf changed, came or went, or its state did. */
  'shelves-changed': null
  /** How many rows of a file have been read. */
  'tables-progress': { readonly task: string; readonly rows: number }
  /** A menu item was chosen: the id of an action of the UI. */
  'action-chosen': { readonly action: string }
  /** To the main window: a category or a query was sent to it from the quick lookup. */
  'place-chosen': MainPlace
  /** To the quick lookup: it is about to be shown, with a query or with the one that it has. */
  'quick-lookup-shown': { readonly query: string | null }
  /** What `window.nativeState` answers has changed. */
  'native-state-changed': null
  /** A link into the app was opened, here or in another program. Whether what it names exists is not known. */
  'link-opened': AtlasLink
  /** A file was opened with the app. It is to be looked at, not imported. */
  'file-opened': { readonly name: string; readonly text: string }
  /** A link or a file was opened that cannot be used; why, in words. */
  'opening-refused': { readonly message: string }
  /** Something of the host does not work as it should: what, and what to do, in words. */
  'host-trouble': { readonly message: string }
  /** The window's page ended by a fault and was loaded again. */
  'window-recovered': null
  /** Events come from here on; what was read before may be out of date. Only the browser host's page hears it. */
  connected: null
}

export type EventName = keyof Events

/** An event as it crosses. */
export type EventMessage = {
  [Name in EventName]: { readonly name: Name; readonly detail: Events[Name] }
}[EventName]
