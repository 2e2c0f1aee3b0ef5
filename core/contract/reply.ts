import { z } from 'zod'

/** The kinds of failure that cross between host and UI. */
export const failureCodes = [
  'invalid-input',
  'unknown-call',
  'unknown-edition',
  'bad-file',
  'conflict',
  'read-only',
  'storage',
  'internal',
] as const

export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  message: z.string(),
  details: z.array(z.string()),
})

/** A failure as it crosses: never a stack trace. */
export type Failure = z.output<typeof failureSchema>

/** What a host answers to a call. */
export type Reply = { ok: true; value: unknown } | { ok: false; error: Failure }
