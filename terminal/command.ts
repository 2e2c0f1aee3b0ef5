import type { ParseArgsOptionsConfig } from 'node:util'
import type { Policy } from '#core/policy/policy.ts'

/** The environment of a command. */
export interface Terminal {
  /** The shipped dataset's folder. */
  readonly dataset: string
  /** The user's own data. */
  readonly userData: string
  /** The user's own editions. */
  readonly ownEditions: string
  /** The settings that the organization manages on this computer. */
  readonly policy: Policy
  /** Whether the dataset is the shipped one, which is already checked. */
  readonly isShipped: boolean
  /** Prints one line, with control characters replaced by spaces. It may be written later. */
  readonly print: (line: string) => void
  /** Writes one line to standard error at once. */
  readonly complain: (line: string) => void
  /** Whether so much output is waiting that it should be flushed before printing more. */
  readonly isFull: () => boolean
  /** Writes the waiting output. Waits for a slower reader. */
  readonly flush: () => Promise<void>
  /** The lines of standard input, in groups as they arrive. */
  readonly lines: () => AsyncIterable<readonly string[]>
}

export interface Arguments {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

export interface Command {
  readonly usage: string
  readonly summary: string
  readonly options: ParseArgsOptionsConfig
  /** Runs the command and returns the exit status. Throws a {@link UsageError} for invalid arguments or options. */
  run(terminal: Terminal, given: Arguments): Promise<number>
}

/** An invalid command line: exit status 2. */
export class UsageError extends Error {}

/** Bad data: exit status 1. */
export const badData = 1

/** Returns a value as one line of JSON, with all control characters escaped. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Prints a value as one line of JSON, with all control characters escaped. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.print(jsonLine(value))
}

/** Prints a multi-line text. */
export function printText(terminal: Terminal, text: string): void {
  for (const line of text.trimEnd().split('\n')) terminal.print(line)
}
