import { z } from 'zod'

/** The kinds of failure that a host sends to the UI. */
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

/** A failure on the wire, never with a stack trace. */
export type Failure = z.output<typeof failureSchema>

/** A host's answer to a call. */
export type Reply = { ok: true; value: unknown } | { ok: false; error: Failure }
