import type { ErrorFacts } from './error-facts.ts'
import { type LogEvents, type LogName, logLevels } from './log-events.ts'

const longestValue = 200
const plain = /^[\w.:,+-]+$/

/**
 * Returns an event as one line of the log, ended: ISO time, level, name, `field=value`.
 * A value that is no plain word is written as `?`, so that a line can never be broken or made up.
 */
export function logLine<Name extends LogName>(
  time: Date,
  name: Name,
  fields: LogEvents[Name],
): string {
  const written = Object.entries((fields ?? {}) as Record<string, unknown>).flatMap(
    ([field, value]) =>
      isErrorFacts(value) ? writeError(value) : [`${field}=${writeValue(value)}`],
  )
  return `${[time.toISOString(), logLevels[name].padEnd(5), name, ...written].join(' ')}\n`
}

function writeError({ name, code, places }: ErrorFacts): string[] {
  return [
    `error=${writeValue(name)}`,
    ...(code === undefined ? [] : [`code=${writeValue(code)}`]),
    ...(places.length === 0 ? [] : [`at=${places.map(writeValue).join('<')}`]),
  ]
}

function writeValue(value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  return typeof text === 'string' && text.length <= longestValue && plain.test(text) ? text : '?'
}

function isErrorFacts(value: unknown): value is ErrorFacts {
  return typeof value === 'object' && value !== null && 'places' in value
}
