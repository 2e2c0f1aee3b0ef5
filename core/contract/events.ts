/** What a host tells its windows unasked; each keeps several windows in step. */
export interface Events {
  /** The user data changed, here or in another window or process. */
  'userdata-changed': { readonly revision: number }
  /** More is known of the dataset's files than before. */
  'dataset-changed': null
  /** A menu item was chosen: the id of an action of the UI. */
  'action-chosen': { readonly action: string }
}

export type EventName = keyof Events

/** An event as it crosses. */
export type EventMessage = {
  [Name in EventName]: { readonly name: Name; readonly detail: Events[Name] }
}[EventName]
