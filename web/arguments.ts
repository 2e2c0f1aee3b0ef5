import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { platformUserDataFolder } from '#backend/user-data-folder.ts'

export interface WebArguments {
  /** 0 lets the system choose a free port. */
  readonly port: number
  readonly userData: string
  readonly data: string
}

/** Reads the browser host's options. Throws an Error with one clear line for an unknown or wrong one. */
export function readArguments(args: readonly string[], shippedData: string): WebArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      'user-data': { type: 'string' },
      data: { type: 'string' },
    },
  })
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`)
  }
  const userData = values['user-data']
  return {
    port,
    userData: userData === undefined ? platformUserDataFolder() : resolve(userData),
    data: values.data === undefined ? shippedData : resolve(values.data),
  }
}
