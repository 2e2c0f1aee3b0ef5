import type { Failure } from './call.ts'

/** A failed call, thrown on either side. */
export class CallFailed extends Error {
  readonly code: Failure['code']
  readonly details: readonly string[]

  constructor(code: Failure['code'], message: string, details: readonly string[] = []) {
    super(message)
    this.name = 'CallFailed'
    this.code = code
    this.details = details
  }
}
