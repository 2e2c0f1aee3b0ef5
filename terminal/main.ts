import { join, resolve } from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { platformUserDataFolder } from '#backend/user-data-folder.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { type Arguments, type Command, type Terminal, WrongUse, badData } from './command.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { editionsCommand } from './commands/editions.ts'
import { historyCommand } from './commands/history.ts'
import { lookupCommand } from './commands/lookup.ts'
import { sealCommand } from './commands/seal.ts'
import { tablesCommand } from './commands/tables.ts'
import { linesOf } from './lines.ts'

const wrongUse = 2

const commands: Readonly<Record<string, Command>> = {
  editions: editionsCommand,
  lookup: lookupCommand,
  compare: compareCommand,
  history: historyCommand,
  check: checkCommand,
  seal: sealCommand,
  tables: tablesCommand,
}

const commonOptions = {
  data: { type: 'string' },
  'user-data': { type: 'string' },
} as const

function help(): string {
  const lines = Object.values(commands).map(
    ({ usage, summary }) => `  atlas ${usage}\n      ${summary}`,
  )
  return [
    'Looks things up in the category layout of the CPT code set.',
    '',
    ...lines,
    '',
    '  --data FOLDER, --user-data FOLDER   other folders than the usual ones',
  ].join('\n')
}

/** Reads the words after the command. Throws a WrongUse that names an option it does not know. */
function readArguments(command: Command, args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: withNegativeWords(args, { ...command.options, ...commonOptions }),
      options: { ...command.options, ...commonOptions },
      allowPositionals: true,
    })
    return { words: positionals, options: values }
  } catch (error) {
    // Node adds advice on further lines that is of no use here.
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split(/\n|\. To /)
    throw new WrongUse(`${said.replace(/\.$/, '')}. Usage: atlas ${command.usage}`)
  }
}

/** Puts the words last, after a `--`, where one is a modifier such as `-25`: it is a word of a query, not an option. */
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

/** A query may hold anything: what it is told about in must not move the cursor or begin a line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
}

async function main([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') {
    console.log(help())
    return name === undefined ? wrongUse : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (command === undefined) {
      throw new WrongUse(
        `There is no command "${name.slice(0, 40)}". There are ${Object.keys(commands).join(', ')}.`,
      )
    }
    const given = readArguments(command, rest)
    const folder = (option: string) => {
      const value = given.options[option]
      // An empty one would mean whatever folder the command was started from.
      if (value === '') throw new WrongUse(`--${option} takes a folder.`)
      return typeof value === 'string' ? resolve(value) : undefined
    }
    const userData = folder('user-data') ?? platformUserDataFolder()
    const terminal: Terminal = {
      dataset: folder('data') ?? join(import.meta.dirname, '..', 'data'),
      ownEditions: join(userData, 'editions'),
      ownTables: join(userData, 'tables'),
      print: (line) => console.log(oneLine(line)),
      lines: () => linesOf(process.stdin.setEncoding('utf8')),
    }
    return await command.run(terminal, given)
  } catch (error) {
    if (error instanceof WrongUse) {
      console.error(`atlas: ${oneLine(error.message)}`)
      return wrongUse
    }
    if (error instanceof CallFailed) {
      console.error(`atlas: ${oneLine(error.message)}`)
      for (const detail of error.details) console.error(`  ${oneLine(detail)}`)
      return badData
    }
    const said = error instanceof Error ? error.message : String(error)
    console.error(`atlas: ${name} failed: ${oneLine(said)}`)
    return badData
  }
}

// A reader such as `head` may close the pipe early: that is no failure.
process.stdout.on('error', () => process.exit(0))
process.exitCode = await main(process.argv.slice(2))
