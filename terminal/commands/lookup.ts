import { type Command, UsageError } from '../command.ts'
import { type TableAnswerer, openTableQuestion } from '../lookup/asks-tables.ts'
import { openCodes } from '../lookup/code-answers.ts'
import { type Answerer, type Found, allEditions, mostRows } from '../lookup/found.ts'
import { answerAsJson, printAnswer } from '../lookup/print-answer.ts'

const defaultLimit = 10
/** The length of all lines that a batch keeps, in characters. Most lines have fewer than 2,000. */
const mostKept = 10_000_000

export const lookupCommand: Command = {
  usage: 'lookup [--edition E|all] [--limit N] [--codes] [--json] [--batch] QUERY…',
  summary:
    'looks up a code, a range or words; --codes also searches the code tables; --batch looks up each line of standard input',
  options: {
    edition: { type: 'string' },
    limit: { type: 'string' },
    codes: { type: 'boolean' },
    json: { type: 'boolean' },
    batch: { type: 'boolean' },
  },
  async run(terminal, { words, options }) {
    const limit = readLimit(options['limit'])
    const isBatch = options['batch'] === true
    if (!isBatch && words.length === 0) throw new UsageError('lookup needs a query.')
    if (isBatch && words.length > 0) {
      throw new UsageError('--batch reads queries from standard input. Leave out QUERY.')
    }
    const given = options['edition']
    const edition = typeof given === 'string' ? given : undefined
    const answerCode =
      edition === allEditions ? () => undefined : await openCodes(terminal, edition, limit)
    let search: Answerer | undefined
    let tables: TableAnswerer | undefined
    const asksTables = openTableQuestion(terminal, options['codes'] === true)
    const codesOf = async (query: string) => {
      if (edition === allEditions || !asksTables(query)) return []
      const { openTableCodes } = await import('../table-codes.ts')
      tables ??= await openTableCodes(terminal, edition)
      return tables(query, limit)
    }
    const openWords = async () => {
      const { openSearch } = await import('../lookup/search-answers.ts')
      return openSearch(terminal, edition, limit)
    }
    const answer = async (query: string): Promise<Found> => {
      const codes = await codesOf(query)
      const found = await answerCategories(query)
      return codes.length === 0 ? found : { ...found, codes }
    }
    const answerCategories = async (query: string) => {
      const found = answerCode(query)
      if (found !== undefined) return found
      search ??= await openWords()
      return search(query)
    }

    if (isBatch) {
      const lineFor = keepLines(async (query) => answerAsJson(await answer(query)))
      for await (const queries of terminal.lines()) {
        for (const query of queries) {
          terminal.print(await lineFor(query))
          if (terminal.isFull()) await terminal.flush()
        }
        // Whoever asks one by one waits for the answer before the next question.
        await terminal.flush()
      }
      return 0
    }
    const found = await answer(words.join(' '))
    if (options['json'] === true) terminal.print(answerAsJson(found))
    else printAnswer(terminal, found)
    return 0
  },
}

/** Keeps the lines that `answer` returns, since a list of claims asks the same again and again. */
function keepLines(answer: (query: string) => Promise<string>): typeof answer {
  const kept = new Map<string, string>()
  let length = 0
  return async (query) => {
    const known = kept.get(query)
    if (known !== undefined) return known
    const line = await answer(query)
    if (length + line.length > mostKept) {
      kept.clear()
      length = 0
    }
    kept.set(query, line)
    length += line.length
    return line
  }
}

function readLimit(given: string | boolean | undefined): number {
  if (given === undefined) return defaultLimit
  const limit = Number(given)
  if (!Number.isInteger(limit) || limit < 1 || limit > mostRows) {
    throw new UsageError(
      `--limit takes a whole number from 1 to ${mostRows}, not "${String(given)}".`,
    )
  }
  return limit
}
