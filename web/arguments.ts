import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface WebArguments {
  /** 0 lets the system choose a free port. */
  readonly port: number
  /** Folder for user data instead of the usual one. */
  readonly userData: string | undefined
  /** Folder of the dataset instead of the shipped one. */
  readonly data: string | undefined
  /** Policy file to try out. */
  readonly policy: string | undefined
}

/** Parses the browser host's options. Throws an Error with one clear line for an unknown or invalid option. */
export function readArguments(args: readonly string[]): WebArguments {
  const values = parse(args)
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`)
  }
  return {
    port,
    userData: readPath('user-data', values['user-data'], 'a folder'),
    data: readPath('data', values.data, 'a folder'),
    policy: readPath('policy', values.policy, 'a file'),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        'user-data': { type: 'string' },
        data: { type: 'string' },
        policy: { type: 'string' },
      },
    }).values
  } catch (error) {
    // Node adds advice on further lines that does not apply here.
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split(/\n|\. /)
    throw new Error(
      `${said.replace(/\.$/, '')}. There are --port, --user-data, --data and --policy.`,
      {
        cause: error,
      },
    )
  }
}

/** An empty path would mean the current directory. */
function readPath(option: string, given: string | undefined, what: string): string | undefined {
  if (given === '') throw new Error(`--${option} takes ${what}.`)
  return given === undefined ? undefined : resolve(given)
}
