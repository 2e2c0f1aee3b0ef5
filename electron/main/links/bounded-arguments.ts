import { untrustedLimits } from '#core/untrusted/limits.ts'

const { text: longestArgument, bytes: mostBytes } = untrustedLimits.secondStart

/**
 * Returns a command line that another start can hand to the running app, or `undefined` where this one is short enough.
 * Electron hands over the whole command line, and a running app that gets more than 32 kB at once ends
 * (electron/electron#52020). What is cut off a link leaves it too long to be taken for another one.
 */
export function boundedArguments(commandLine: readonly string[]): string[] | undefined {
  const bytesOf = (argument: string) => Buffer.byteLength(argument) + 1
  const isShort =
    commandLine.every((argument) => argument.length <= longestArgument) &&
    commandLine.reduce((sum, argument) => sum + bytesOf(argument), 0) <= mostBytes
  if (isShort) return undefined
  const kept: string[] = []
  let room: number = mostBytes
  for (const argument of commandLine) {
    const cut = argument.slice(0, longestArgument)
    room -= bytesOf(cut)
    if (room < 0) break
    kept.push(cut)
  }
  return kept
}
