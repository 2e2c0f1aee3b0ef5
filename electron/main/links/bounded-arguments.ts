import { untrustedLimits } from '#core/untrusted/limits.ts'

const { text: longestArgument, bytes: mostBytes } = untrustedLimits.secondStart

/**
 * Returns a command line that a second start can pass to the running app, or `undefined` if this one is short enough.
 * Electron passes on the whole command line, and a running app that gets more than 32 kB at once exits
 * (electron/electron#52020). A shortened link is still too long to be valid, so it cannot become another link.
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
