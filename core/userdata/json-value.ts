import { z } from 'zod'
import { forbiddenKeys } from '../untrusted/untrusted-json.ts'
import { limits } from './limits.ts'

/** What JSON can say. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Values by name: the settings, and the session. Keys that this version does not know are kept. */
export type JsonRecord = Readonly<Record<string, Json>>

/** Whether a value is plain JSON of at most `depth` levels, without a key that reaches a prototype. */
function isPlainJson(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth <= 0) return false
  if (Array.isArray(value)) return value.every((item) => isPlainJson(item, depth - 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false
  return Object.entries(value).every(
    ([key, item]) => !forbiddenKeys.includes(key) && isPlainJson(item, depth - 1),
  )
}

const jsonValueSchema = z.custom<Json>(
  (value) =>
    isPlainJson(value, limits.recordValueDepth) &&
    JSON.stringify(value).length <= limits.recordValueText,
  `it is not plain JSON of at most ${limits.recordValueText} characters`,
)

export const recordKeySchema = z
  .string()
  .regex(/^[A-Za-z][\w.-]{0,63}$/, 'a key such as "theme"')
  .refine((key) => !forbiddenKeys.includes(key), 'it is not a name that can be used')

export const jsonRecordSchema = z
  .record(recordKeySchema, jsonValueSchema)
  .refine(
    (record) => Object.keys(record).length <= limits.recordKeys,
    `there are more than ${limits.recordKeys} of them`,
  )
