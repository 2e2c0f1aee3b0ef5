import type { z } from 'zod'
import type { Call } from './call.ts'
import { datasetCalls } from './dataset-calls.ts'
import { editionsCalls } from './editions-calls.ts'
import { hostCalls } from './host-calls.ts'
import { shelfCalls } from './shelf-calls.ts'
import { tablesCalls } from './tables-calls.ts'
import { userDataCalls } from './userdata-calls.ts'
import { windowCalls } from './window-calls.ts'

/** Every call between the UI and its host. The types of client and dispatcher come from it. */
export const contract = {
  ...datasetCalls,
  ...editionsCalls,
  ...userDataCalls,
  ...tablesCalls,
  ...shelfCalls,
  ...hostCalls,
  ...windowCalls,
} satisfies Record<string, Call>

export type CallName = keyof typeof contract

/** The input that a caller passes. */
export type InputOf<Name extends CallName> = z.input<(typeof contract)[Name]['input']>
/** The parsed input that a handler gets. */
export type ParsedInputOf<Name extends CallName> = z.output<(typeof contract)[Name]['input']>
/** The output of a call. */
export type OutputOf<Name extends CallName> = z.output<(typeof contract)[Name]['output']>

/** A function for each call. */
export type Handlers = {
  readonly [Name in CallName]: (input: ParsedInputOf<Name>) => Promise<OutputOf<Name>>
}

export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name)
}
