import { z } from 'zod'

/** One call between the UI and its host: input and output, both plain data. */
export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input
  readonly output: Output
}

/** Describes a call and keeps the types of its schemas. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Call<Input, Output> {
  return { input, output }
}

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
