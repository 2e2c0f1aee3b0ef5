import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { platformUserDataFolder } from '#backend/user-data-folder.ts'
import { CallFailed } from '#core/contract/reply.ts'
import { type Arguments, type Command, type Terminal, WrongUse, badData } from './command.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { editionsCommand } from './commands/editions.ts'
import { historyCommand } from './commands/history.ts'
import { lookupCommand } from './commands/lookup.ts'
import { sealCommand } from './commands/seal.ts'

const wrongUse = 2

const commands: Readonly<Record<string, Command>> = {
  editions: editionsCommand,
  lookup: lookupCommand,
  compare: compareCommand,
  history: historyCommand,
  check: checkCommand,
  seal: sealCommand,
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
      args: withNegativeWords(args),
      options: { ...command.options, ...commonOptions },
      allowPositionals: true,
    })
    return { words: positionals, options: values as Arguments['options'] }
  } catch (error) {
    const [said] = (error instanceof Error ? error.message : String(error)).split('. To specify')
    throw new WrongUse(`${said?.replace(/\.$/, '') ?? 'Wrong option'}. Usage: atlas ${command.usage}`)
  }
}

/** A modifier such as `-25` is a word of a query, not an option. */
function withNegativeWords(args: string[]): string[] {
  const first = args.findIndex((argument) => /^-\d/.test(argument))
  if (first < 0 || args.includes('--')) return args
  const options = args.filter((argument, index) => index < first || argument.startsWith('--'))
  const words = args.filter((argument, index) => index >= first && !argument.startsWith('--'))
  return [...options, '--', ...words]
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
      return typeof value === 'string' ? resolve(value) : undefined
    }
    const terminal: Terminal = {
      dataset: folder('data') ?? join(import.meta.dirname, '..', 'data'),
      ownEditions: join(folder('user-data') ?? platformUserDataFolder(), 'editions'),
      print: (line) => console.log(line),
      lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
    }
    return await command.run(terminal, given)
  } catch (error) {
    if (error instanceof WrongUse) {
      console.error(`atlas: ${error.message}`)
      return wrongUse
    }
    if (error instanceof CallFailed) {
      console.error(`atlas: ${error.message}`)
      for (const detail of error.details) console.error(`  ${detail}`)
      return badData
    }
    throw error
  }
}

// A reader such as `head` may close the pipe early: that is no failure.
process.stdout.on('error', () => process.exit(0))
process.exitCode = await main(process.argv.slice(2))
