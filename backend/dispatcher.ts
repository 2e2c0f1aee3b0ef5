import { type CallName, type Handlers, contract, isCallName } from '#core/contract/contract.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { issueWords } from '#core/untrusted/issue-words.ts'
import type { Failure, Reply } from '#core/contract/call.ts'

/** Answers one call by name: never throws, and never lets a stack trace out. */
export type Dispatch = (name: unknown, input: unknown) => Promise<Reply>

const mostDetails = 20

/**
 * Returns the dispatcher over `handlers`. Each input is parsed by the contract first.
 * `report` gets the errors that no caller is to see in full.
 */
export function createDispatcher(
  handlers: Handlers,
  report: (name: CallName, error: unknown) => void,
): Dispatch {
  return async (name, input) => {
    if (!isCallName(name)) return failed('unknown-call', 'There is no such call.')
    const parsed = parseInput(name, input)
    if (!parsed.success) {
      return failed('invalid-input', `The input of ${name} is not valid.`, parsed.details)
    }
    try {
      // Name and input belong together, which the union of all handlers cannot say.
      const handler = handlers[name] as (input: unknown) => Promise<unknown>
      return { ok: true, value: await handler(parsed.input) }
    } catch (error) {
      if (error instanceof CallFailed) {
        return failed(error.code, error.message, [...error.details])
      }
      report(name, error)
      return failed('internal', `Something went wrong in ${name}. The log has the details.`)
    }
  }
}

type Parsed =
  | { readonly success: true; readonly input: unknown }
  | { readonly success: false; readonly details: string[] }

function parseInput(name: CallName, input: unknown): Parsed {
  try {
    const { success, data, error } = contract[name].input.safeParse(input)
    if (success) return { success, input: data }
    const details = error.issues
      .slice(0, mostDetails)
      .map((issue) => `${issue.path.map(String).join('.')}: ${issueWords(issue)}`.slice(0, 300))
    return { success, details }
  } catch {
    // The schemas themselves give up on some inputs: nested beyond their stack, or bytes that cannot be frozen.
    return { success: false, details: [] }
  }
}

function failed(code: Failure['code'], message: string, details: string[] = []): Reply {
  return { ok: false, error: { code, message, details } }
}
