import { defaultGlobalKeys, isGlobalKeys } from '../actions/global-keys.ts'
import { isCategoryId, isEditionId } from '../editions/ids.ts'
import { isAnyCode } from '../tables/table-code.ts'
import { type Field, flag, listOf, numberIn, oneOf, orNull, recordOf, text } from './fields.ts'
import type { JsonRecord } from './json-value.ts'
import { limits } from './limits.ts'

const themes = ['system', 'light', 'dark', 'contrast'] as const

/** What the user chose. Each has a default, so that a setting that was never made need not be stored. */
const settings = {
  theme: oneOf(themes, 'system'),
  /** 1 is the size as designed. */
  zoom: numberIn(0.5, 3, 1),
  /** Keys of actions that differ from those they come with, by the action's id. */
  keyBindings: recordOf(100, listOf(text(60, '', isFilled), 5)),
  /** Whether a category is printed with the note on it. */
  printNotes: flag(true),
  /** Whether categories that were looked at are kept as recents. */
  keepRecents: flag(true),
  /** Whether a global shortcut calls the quick lookup. */
  quickLookup: flag(false),
  quickLookupKeys: text(40, defaultGlobalKeys, isGlobalKeys),
  /** Whether the quick lookup is filled from the clipboard where that holds codes. */
  quickLookupClipboard: flag(false),
  /** Whether closing the main window leaves the app in the tray. */
  closeToTray: flag(false),
  /** Paths of the shelves that the user subscribed to: files, or folders that hold one each. */
  shelves: listOf(text(limits.shelfPath, '', isFilled), limits.shelves),
}

/** What the app remembers, to come back at the next start. */
const session = {
  /** Width of the sidebar in CSS pixels. */
  sidebarWidth: numberIn(160, 1000, 360),
  /** Whether the tour was taken or declined, so that it is not offered again. */
  tourOver: flag(false),
  /** The edition that was in force at the last start, so that a change of the year is said once; empty before the first. */
  editionInForce: text(40, ''),
  edition: orNull(isEditionId),
  category: orNull(isCategoryId),
  /** The code whose page was on screen, or `null` if it was another page. */
  code: orNull(isAnyCode),
  query: text(limits.queryText, ''),
  /** Ids of the categories that are open in the outline. */
  expanded: listOf({ allows: isCategoryId }, 2_000),
  /** Ids of the bookmark folders that are open. */
  expandedFolders: listOf(text(64, ''), limits.folders),
  /** The panel that the sidebar shows. */
  panel: text(40, 'outline'),
  /** What was published last: its name, the folder (`null` for everything), and whether notes were. */
  shelfName: text(limits.nameText, ''),
  shelfFolder: orNull((value): value is string => typeof value === 'string' && value.length <= 64),
  shelfNotes: flag(true),
  /** The edition compared with, or `null` if none is. */
  compareWith: orNull(isEditionId),
}

type Fields = Readonly<Record<string, Field<unknown>>>
type ValuesOf<Of extends Fields> = { readonly [Key in keyof Of]: Of[Key]['initial'] }

export type Settings = ValuesOf<typeof settings>
export type Session = ValuesOf<typeof session>

function isFilled(value: string): boolean {
  return value !== ''
}

/** Returns the settings: each as stored where it is valid, else its default. Never throws. */
export function readSettings(record: JsonRecord): Settings {
  return readEach(settings, record)
}

/** Returns the session: each value as stored where it is valid, else its default. Never throws. */
export function readSession(record: JsonRecord): Session {
  return readEach(session, record)
}

/** Whether there is a setting of this name. */
export function isSetting(key: string): key is keyof Settings {
  return Object.hasOwn(settings, key)
}

/** Whether a setting may have a value. A key that is not known may have any. */
export function settingAllows(key: string, value: unknown): boolean {
  return allows(settings, key, value)
}

/** Whether a key of the session may have a value. A key that is not known may have any. */
export function sessionAllows(key: string, value: unknown): boolean {
  return allows(session, key, value)
}

function allows(fields: Fields, key: string, value: unknown): boolean {
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined
  return field === undefined || field.allows(value)
}

/** Reads key by key, so that one bad value costs no other. */
function readEach<Of extends Fields>(fields: Of, record: JsonRecord): ValuesOf<Of> {
  const values = Object.entries(fields).map(([key, { initial, allows: isAllowed }]) => {
    const stored = Object.hasOwn(record, key) ? record[key] : undefined
    return [key, isAllowed(stored) ? stored : initial] as const
  })
  return Object.fromEntries(values) as ValuesOf<Of>
}

/** The sizes that zooming goes through: 1 is the size as designed. The ends are those of the setting. */
export const zoomSteps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const

/** Returns the next size in a direction; at an end, that end. A size between two steps goes to the nearer one in the direction. */
export function nextZoom(zoom: number, by: -1 | 1): number {
  const next =
    by > 0 ? zoomSteps.find((step) => step > zoom) : zoomSteps.findLast((step) => step < zoom)
  return next ?? (by > 0 ? (zoomSteps[zoomSteps.length - 1] ?? 1) : zoomSteps[0])
}
