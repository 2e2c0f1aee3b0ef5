import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface WebArguments {
  /** 0 lets the system choose a free port. */
  readonly port: number
  readonly userData: string
  readonly data: string
}

/** Parses the browser host's options; missing folders come from `usual`. Throws an Error with one clear line for an unknown or invalid option. */
export function readArguments(
  args: readonly string[],
  usual: Pick<WebArguments, 'userData' | 'data'>,
): WebArguments {
  const values = parse(args)
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`)
  }
  return {
    port,
    userData: readFolder('user-data', values['user-data']) ?? usual.userData,
    data: readFolder('data', values.data) ?? usual.data,
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
      },
    }).values
  } catch (error) {
    // Node adds advice on further lines that does not apply here.
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split(/\n|\. /)
    throw new Error(`${said.replace(/\.$/, '')}. There are --port, --user-data and --data.`, {
      cause: error,
    })
  }
}

/** An empty folder would mean the current directory. */
function readFolder(option: string, given: string | undefined): string | undefined {
  if (given === '') throw new Error(`--${option} takes a folder.`)
  return given === undefined ? undefined : resolve(given)
}
