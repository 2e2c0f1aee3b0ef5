import type { ParseArgsOptionsConfig } from 'node:util'
import type { Policy } from '#core/policy/policy.ts'

/** What a command works with. */
export interface Terminal {
  /** The shipped dataset's folder. */
  readonly dataset: string
  /** The user's own data. */
  readonly userData: string
  /** The user's own editions. */
  readonly ownEditions: string
  /** What the organization decides for this machine. */
  readonly policy: Policy
  /** Whether the dataset is the one that ships with the app, which was checked before. */
  readonly isShipped: boolean
  /** Prints one line: control characters in it become blanks. It may be written later. */
  readonly print: (line: string) => void
  /** Writes one line to standard error at once. */
  readonly complain: (line: string) => void
  /** Whether so much is waiting to be written that it should be, before more is printed. */
  readonly isFull: () => boolean
  /** Writes what is waiting. Waits for a reader that is slower. */
  readonly flush: () => Promise<void>
  /** The lines of standard input, those at a time that came at once. */
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
  /** Runs the command and returns the exit status. Throws a {@link UsageError} for words or options that it cannot take. */
  run(terminal: Terminal, given: Arguments): Promise<number>
}

/** The command line is not one that the command can take: exit status 2. */
export class UsageError extends Error {}

/** Bad data: exit status 1. */
export const badData = 1

/** Prints a value as one line of JSON, control characters of any kind escaped. */
export function printJson(terminal: Terminal, value: unknown): void {
  const json = JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  terminal.print(json)
}

/** Prints a text of several lines. */
export function printText(terminal: Terminal, text: string): void {
  for (const line of text.trimEnd().split('\n')) terminal.print(line)
}
