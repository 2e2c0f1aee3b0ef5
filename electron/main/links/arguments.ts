import { parseArgs } from 'node:util'

/** The arguments of a start. */
export interface StartArguments {
  /** User data folder instead of the platform's, as given. */
  readonly userData: string | undefined
  /** Dataset folder instead of the shipped one, as given. */
  readonly data: string | undefined
  /** Policy file to try out, as given. */
  readonly policy: string | undefined
  /** Whether to open the quick lookup of the running app. */
  readonly quickLookup: boolean
  /** Arguments that are not options: links and files to open, and, in a checkout, the app's folder. */
  readonly words: readonly string[]
}

/**
 * Parses the app's own options from a command line and ignores the switches of Chromium and Electron.
 * An option without its value is ignored. After `--` nothing is an option: the system puts links
 * there, so that a link cannot pass options.
 */
export function readArguments(commandLine: readonly string[]): StartArguments {
  const { values, positionals } = parseArgs({
    args: [...commandLine],
    strict: false,
    allowPositionals: true,
    options: {
      'user-data': { type: 'string' },
      data: { type: 'string' },
      policy: { type: 'string' },
      'quick-lookup': { type: 'boolean' },
    },
  })
  // Without strict mode, an option takes even the switch after it as its value.
  const text = (value: unknown) =>
    typeof value === 'string' && value !== '' && !value.startsWith('--') ? value : undefined
  return {
    userData: text(values['user-data']),
    data: text(values.data),
    policy: text(values.policy),
    quickLookup: values['quick-lookup'] === true,
    words: positionals,
  }
}
