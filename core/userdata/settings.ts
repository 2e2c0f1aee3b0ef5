import { z } from 'zod'
import { defaultGlobalKeys, isGlobalKeys } from '../actions/global-keys.ts'
import { categoryIdSchema, editionIdSchema } from '../editions/edition-file.ts'
import type { JsonRecord } from './json-value.ts'
import { limits } from './limits.ts'

const themes = ['system', 'light', 'dark', 'contrast'] as const

/** What a person chose. Each has a default, so that a setting that was never made need not be stored. */
const settingsShape = {
  theme: z.enum(themes).default('system'),
  /** Width of the sidebar in CSS pixels. */
  sidebarWidth: z.number().min(160).max(1000).default(360),
  sidebarShown: z.boolean().default(true),
  /** 1 is the size as designed. */
  zoom: z.number().min(0.5).max(3).default(1),
  /** Keys of actions that differ from those they come with, by the action's id. */
  keyBindings: z.record(z.string().max(100), z.array(z.string().min(1).max(60)).max(5)).default({}),
  /** Whether categories that were looked at are kept as recents. */
  keepRecents: z.boolean().default(true),
  /** Whether a global shortcut calls the quick lookup. */
  quickLookup: z.boolean().default(false),
  quickLookupKeys: z.string().max(40).refine(isGlobalKeys).default(defaultGlobalKeys),
  /** Whether the quick lookup is filled from the clipboard where that holds codes. */
  quickLookupClipboard: z.boolean().default(false),
  /** Whether closing the main window leaves the app in the tray. */
  closeToTray: z.boolean().default(false),
}

/** What was on screen, to come back at the next start. */
const sessionShape = {
  edition: editionIdSchema.nullable().default(null),
  category: categoryIdSchema.nullable().default(null),
  query: z.string().max(limits.queryText).default(''),
  /** Ids of the categories that are open in the outline. */
  expanded: z.array(categoryIdSchema).max(2_000).default([]),
  /** Ids of the bookmark folders that are open. */
  expandedFolders: z.array(z.string().max(64)).max(limits.folders).default([]),
  /** The panel that the sidebar shows. */
  panel: z.string().max(40).default('outline'),
  /** The edition compared with, or `null` where none is. */
  compareWith: editionIdSchema.nullable().default(null),
}

const settingsSchema = z.strictObject(settingsShape)
const sessionSchema = z.strictObject(sessionShape)

export type Settings = Readonly<z.output<typeof settingsSchema>>
export type Session = Readonly<z.output<typeof sessionSchema>>

/** Returns the settings: each as stored where it is valid, else its default. Never throws. */
export function readSettings(record: JsonRecord): Settings {
  return readEach(settingsSchema, record)
}

/** Returns the session: each value as stored where it is valid, else its default. Never throws. */
export function readSession(record: JsonRecord): Session {
  return readEach(sessionSchema, record)
}

/** Tells whether a setting may have a value. A key that is not known may have any. */
export function settingAllows(key: string, value: unknown): boolean {
  return allows(settingsShape, key, value)
}

/** Tells whether a key of the session may have a value. A key that is not known may have any. */
export function sessionAllows(key: string, value: unknown): boolean {
  return allows(sessionShape, key, value)
}

function allows(shape: Readonly<Record<string, z.ZodType>>, key: string, value: unknown): boolean {
  const schema = Object.hasOwn(shape, key) ? shape[key] : undefined
  return schema === undefined || schema.safeParse(value).success
}

/** Parses key by key, so that one bad value costs no other. */
function readEach<Shape extends Record<string, z.ZodType>>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  record: JsonRecord,
): z.output<z.ZodObject<Shape, z.core.$strict>> {
  const valid = Object.keys(schema.shape).filter(
    (key) => Object.hasOwn(record, key) && allows(schema.shape, key, record[key]),
  )
  return schema.parse(Object.fromEntries(valid.map((key) => [key, record[key]])))
}
