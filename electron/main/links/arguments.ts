import { parseArgs } from 'node:util'

/** What the app was started with. */
export interface StartArguments {
  /** Folder for user data instead of the platform's, as given. */
  readonly userData: string | undefined
  /** Folder of the dataset instead of the shipped one, as given. */
  readonly data: string | undefined
  /** Policy file to try out, as given. */
  readonly policy: string | undefined
  /** Whether the quick lookup is wanted of the app that runs already. */
  readonly quickLookup: boolean
  /** What is no option: links and files to open, and, in a checkout, the folder of the app. */
  readonly words: readonly string[]
}

/**
 * Reads the app's own options out of a command line; Chromium's and Electron's switches are passed over.
 * An option without its value is left out. After `--` nothing is an option: the system puts a link
 * there, so that none can bring options with it.
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
  // Outside of strict mode an option takes even the switch that follows it for its value.
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
