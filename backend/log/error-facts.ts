/** What may be told of an error: its kind and where it came from, never its message, which can hold what was typed. */
export interface ErrorFacts {
  readonly name: string
  /** The system's code, such as `ENOENT`, where it has one. */
  readonly code: string | undefined
  /** File, line and column of each call, innermost first, such as `index.js:12:3`. No folder. */
  readonly places: readonly string[]
}

const mostPlaces = 8
const word = /^[A-Za-z_]{1,40}$/
const place = /([\w.-]{1,60}:\d+:\d+)\)?$/

/** Returns what may be told of an error, be it an Error or anything else that was thrown. Never throws. */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: 'NoError', code: undefined, places: [] }
  const code: unknown = 'code' in error ? error.code : undefined
  return {
    name: word.test(error.name) ? error.name : 'Error',
    code: typeof code === 'string' && word.test(code) ? code : undefined,
    places: placesOf(error),
  }
}

function placesOf({ stack = '', message }: Error): string[] {
  // A message can look like a call, so it goes first.
  const calls = message === '' ? stack : stack.slice(stack.indexOf(message) + message.length)
  return calls
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .flatMap((line) => place.exec(line)?.[1] ?? [])
    .slice(0, mostPlaces)
}
