import type { CallName } from '#core/contract/contract.ts'
import type { ErrorFacts } from './error-facts.ts'

export type LogLevel = 'info' | 'warn' | 'error'

/**
 * Everything that the log can tell, with its fields. The set is closed, and no field has room for what a
 * person typed, for a name of a file, or for a text from outside: a log can be handed on as it is.
 */
export interface LogEvents {
  'app-started': {
    readonly version: string
    readonly electron: string
    readonly platform: string
    readonly packaged: boolean
  }
  'app-ended': null
  /** Settings shows what they are. */
  'policy-faults': { readonly count: number }
  /** The user quit though some changes could not be saved. */
  'changes-lost': null
  /** Another start of the app handed its argument to this one. */
  'second-start': null
  'link-opened': { readonly kind: 'code' | 'category' | 'search' | 'edition' | 'compare' }
  'link-refused': { readonly length: number }
  'file-opened': { readonly format: 'json' | 'csv' | 'edition'; readonly length: number }
  'file-refused': null
  /** `exitCode` as the system gave it. */
  'window-ended': {
    readonly reason: string
    readonly exitCode: number
    readonly then: 'load-again' | 'ask'
  }
  'window-load-failed': { readonly code: number }
  'window-does-not-answer': null
  'window-answers-again': null
  'helper-ended': { readonly type: string; readonly reason: string; readonly exitCode: number }
  'call-failed': { readonly call: CallName; readonly error: ErrorFacts }
  'uncaught-exception': { readonly error: ErrorFacts }
}

export type LogName = keyof LogEvents

export const logLevels: Readonly<Record<LogName, LogLevel>> = {
  'app-started': 'info',
  'app-ended': 'info',
  'policy-faults': 'warn',
  'changes-lost': 'warn',
  'second-start': 'info',
  'link-opened': 'info',
  'link-refused': 'warn',
  'file-opened': 'info',
  'file-refused': 'warn',
  'window-ended': 'error',
  'window-load-failed': 'error',
  'window-does-not-answer': 'warn',
  'window-answers-again': 'info',
  'helper-ended': 'warn',
  'call-failed': 'error',
  'uncaught-exception': 'error',
}
