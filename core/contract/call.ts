import type { z } from 'zod'

/** One call between the UI and its host: what goes in and what comes out, both plain data. */
export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input
  readonly output: Output
}

/** Returns a call's description with its schemas' types kept. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Call<Input, Output> {
  return { input, output }
}
