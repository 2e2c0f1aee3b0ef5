import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { readPolicyFile } from '#backend/policy/policy-file.ts'
import { chosenUserDataFolder } from '#backend/user-data-folder.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { type Arguments, type Command, type Terminal, UsageError, badData } from './command.ts'
import { InputFailed } from './input.ts'
import { linesOf } from './lines.ts'
import { type Output, OutputFailed, ReaderGone } from './output.ts'

const usageStatus = 2
const checkout = join(import.meta.dirname, '..')

/** Each is loaded on demand, since looking up a code needs only a few files. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  editions: async () => (await import('./commands/editions.ts')).editionsCommand,
  lookup: async () => (await import('./commands/lookup.ts')).lookupCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  history: async () => (await import('./commands/history.ts')).historyCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  tables: async () => (await import('./commands/tables.ts')).tablesCommand,
  shelf: async () => (await import('./commands/shelf.ts')).shelfCommand,
  seal: async () => (await import('./commands/seal.ts')).sealCommand,
}

const commonOptions = {
  data: { type: 'string' },
  'user-data': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Where the command line reads from and writes to. */
export interface Streams {
  readonly output: Output
  /** Writes one line to standard error. */
  readonly complain: (line: string) => void
  /** Yields the text of standard input in pieces. */
  readonly input: () => AsyncIterable<string>
}

/** Runs the command line and returns the exit status: 0, 1 for bad data or a failure, 2 for wrong usage. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  const { output, complain } = streams
  try {
    const status = await runCommand(args, streams)
    await output.flush()
    return status
  } catch (error) {
    if (error instanceof ReaderGone) return 0
    if (error instanceof UsageError) {
      complain(`atlas: ${oneLine(error.message)}`)
      return usageStatus
    }
    // Earlier answers are still valid.
    if (!(error instanceof OutputFailed)) await output.flush().catch(() => undefined)
    if (error instanceof CallFailed) {
      complain(`atlas: ${oneLine(error.message)}`)
      for (const detail of error.details) complain(`  ${oneLine(detail)}`)
    } else if (error instanceof OutputFailed || error instanceof InputFailed) {
      complain(`atlas: ${error.message}`)
    } else {
      const said = error instanceof Error ? error.message : String(error)
      complain(`atlas: ${oneLine(args[0] ?? '')} failed: ${oneLine(said)}`)
    }
    return badData
  }
}

async function runCommand(
  [name, ...rest]: readonly string[],
  { output, complain, input }: Streams,
): Promise<number> {
  if (name === '--version') {
    output.print(version())
    return 0
  }
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    output.print(await help())
    return name === undefined ? usageStatus : 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) {
    throw new UsageError(
      `There is no command "${name.slice(0, 40)}". Commands: ${Object.keys(commands).join(', ')}.`,
    )
  }
  const command = await load()
  const given = readArguments(command, rest)
  if (given.options['help'] === true) {
    output.print(helpOn(command))
    return 0
  }
  const folder = (option: string) => {
    const value = given.options[option]
    // An empty one would mean the current folder.
    if (value === '') throw new UsageError(`--${option} takes a folder.`)
    return typeof value === 'string' ? resolve(value) : undefined
  }
  const data = folder('data')
  const policy = readPolicyFile()
  const userData = folder('user-data') ?? chosenUserDataFolder(policy.userDataFolder)
  const terminal: Terminal = {
    dataset: data ?? join(checkout, 'data'),
    isShipped: data === undefined,
    userData,
    ownEditions: join(userData, 'editions'),
    policy,
    print: (line) => output.print(oneLine(line)),
    complain,
    isFull: () => output.isFull(),
    flush: () => output.flush(),
    lines: () => linesOf(input()),
  }
  return command.run(terminal, given)
}

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  return [
    'Looks up codes and categories in the CPT code layout.',
    '',
    ...all.map(helpOn),
    '',
    '  --data FOLDER, --user-data FOLDER   use these folders instead of the default ones',
    '  --help, -h                          show help, for all commands or for one',
    '  --version                           show the version',
  ].join('\n')
}

function helpOn({ usage, summary }: Command): string {
  return `  atlas ${usage}\n      ${summary}`
}

function version(): string {
  const content = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    version: string
  }
  return content.version
}

/** Parses the arguments after the command. Throws a UsageError that names an unknown option. */
function readArguments(command: Command, args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: withNegativeWords(args, { ...command.options, ...commonOptions }),
      options: { ...command.options, ...commonOptions },
      allowPositionals: true,
    })
    return { words: positionals, options: values }
  } catch (error) {
    // Node adds advice on further lines that does not help here.
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split(/\n|\. To /)
    throw new UsageError(`${said.replace(/\.$/, '')}. Usage: atlas ${command.usage}`)
  }
}

/** If an argument is a modifier such as `-25`, moves the arguments behind a `--`, so that it is not taken for an option. */
function withNegativeWords(args: readonly string[], known: ParseArgsOptionsConfig): string[] {
  const end = args.indexOf('--')
  const before = end < 0 ? args : args.slice(0, end)
  if (!before.some((argument) => negativeWord.test(argument))) return [...args]
  const options: string[] = []
  const words: string[] = []
  let takesNext = false
  for (const argument of before) {
    const isOption: boolean =
      takesNext || (argument.startsWith('-') && !negativeWord.test(argument))
    if (isOption) options.push(argument)
    else words.push(argument)
    takesNext = !takesNext && known[argument.replace(/^--/, '')]?.type === 'string' && isOption
  }
  return [...options, '--', ...words, ...(end < 0 ? [] : args.slice(end + 1))]
}

const negativeWord = /^-\d/

/** A query can contain anything. A message that quotes it must not move the cursor or start a new line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
}
