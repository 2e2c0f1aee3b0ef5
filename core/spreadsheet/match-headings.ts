import {
  type CodeSet,
  codeSetOf,
  difference,
  intersection,
  sizeOf,
} from '../comparison/code-set.ts'
import { linkEditions } from '../comparison/lineage.ts'
import { nameKey, nameLikeness } from '../comparison/name-words.ts'
import { type Category, type Outline, ancestorsOf } from '../editions/outline.ts'
import { type Answers, type NamedCategory, type Question, mostQuestions } from './question.ts'

/** What becomes of the headings of a sheet that say no id, and of those of the edition before that are not in it. */
export interface Matches {
  /** By the position of a heading: the category of the edition before that it is. */
  readonly same: ReadonlyMap<number, Category>
  /** By the position of a heading: the ids that it comes from besides. */
  readonly cameFrom: ReadonlyMap<number, readonly string[]>
  readonly questions: readonly Question[]
}

export interface MatchInput {
  /** The previous edition. */
  readonly before: Outline
  /** The headings of the sheet; those without an id have one that no category of `before` has. */
  readonly now: Outline
  /** The positions of the headings whose id is not known. */
  readonly open: ReadonlySet<number>
  /** The row of a heading, by its position. */
  readonly rowOf: (position: number) => number
  readonly answers: Answers
}

const mostCandidates = 5
/** At least this share of words makes two names alike. */
const half = 0.5

/**
 * Matches the headings that say no id with the previous edition, by name, ranges and place. What leaves no doubt is taken
 * (the same name or the same codes, and nothing else that could be meant); the rest is asked.
 */
export function matchHeadings({ before, now, open, rowOf, answers }: MatchInput): Matches {
  const links = linkEditions(before, now)
  const same = new Map<number, Category>()
  const cameFrom = new Map<number, string[]>()
  const questions: Question[] = []
  const codesBefore = codesByPosition(before)
  const codesNow = codesByPosition(now)
  const taken = new Set<string>()
  const gone = before.categories.filter(({ id }) => !now.byId.has(id))
  const isGone = (category: Category) => !now.byId.has(category.id)

  const comeFrom = (position: number, id: string) => {
    const known = cameFrom.get(position) ?? []
    if (!known.includes(id)) cameFrom.set(position, [...known, id])
  }
  const beSame = (position: number, category: Category) => {
    same.set(position, category)
    taken.add(category.id)
  }
  const linkedTo = (position: number) =>
    links.flatMap(({ from, to }) => (to === position ? (before.categories[from] ?? []) : []))
  const linkedFrom = (position: number) => links.filter(({ from }) => from === position).length

  const doubtful: Category[] = []
  for (const heading of now.categories) {
    if (!open.has(heading.position)) continue
    const [only, ...others] = linkedTo(heading.position)
    const isSure =
      only !== undefined &&
      others.length === 0 &&
      isGone(only) &&
      linkedFrom(only.position) === 1 &&
      (nameKey(only.name) === nameKey(heading.name) ||
        difference(codesBefore(only), codesNow(heading)).length +
          difference(codesNow(heading), codesBefore(only)).length ===
          0)
    if (isSure) beSame(heading.position, only)
    else doubtful.push(heading)
  }

  for (const heading of doubtful) {
    const candidates = originsOf(heading)
    if (candidates.length === 0) continue
    const key = `origin ${rowOf(heading.position)}`
    const [linked] = linkedTo(heading.position)
    const [first] = candidates
    const holdsAll =
      first !== undefined &&
      difference(codesNow(heading), codesBefore(first)).length === 0 &&
      !taken.has(first.id)
    const suggested = linked ?? (holdsAll ? first : undefined)
    const answer = answers.get(key)
    ask('origin', key, rowOf(heading.position), named(now, heading), {
      candidates: candidates.map((category) => named(before, category)),
      suggested: candidates.find((candidate) => candidate === suggested)?.id ?? null,
      answer,
    })
    const chosen = candidates.find(({ id }) => id === answer)
    if (chosen === undefined) continue
    if (isGone(chosen) && !taken.has(chosen.id)) beSame(heading.position, chosen)
    else comeFrom(heading.position, chosen.id)
  }

  const declared = new Set(now.categories.flatMap(({ continues }) => continues))
  for (const category of gone) {
    const isKnown = declared.has(category.id) || taken.has(category.id)
    const isSaid = [...cameFrom.values()].some((ids) => ids.includes(category.id))
    if (isKnown || isSaid) continue
    const candidates = endsOf(category)
    if (candidates.length === 0) continue
    const key = `end ${category.id}`
    const [first] = candidates
    const isWhole =
      first !== undefined && difference(codesBefore(category), codesNow(first)).length === 0
    const answer = answers.get(key)
    ask('end', key, null, named(before, category), {
      candidates: candidates.map((heading) => named(now, heading)),
      suggested: isWhole ? first.id : null,
      answer,
    })
    const chosen = candidates.find(({ id }) => id === answer)
    if (chosen === undefined) continue
    // A heading that goes on and takes another one in comes from both.
    const own = same.get(chosen.position)?.id ?? chosen.id
    if (before.byId.has(own)) comeFrom(chosen.position, own)
    comeFrom(chosen.position, category.id)
  }
  return { same, cameFrom, questions }

  function ask(
    kind: Question['kind'],
    key: string,
    row: number | null,
    about: NamedCategory,
    rest: {
      readonly candidates: readonly NamedCategory[]
      readonly suggested: string | null
      readonly answer: string | null | undefined
    },
  ): void {
    if (questions.length >= mostQuestions) return
    const { answer, ...others } = rest
    questions.push({
      kind,
      key,
      row,
      about,
      ...others,
      ...(answer === undefined ? {} : { answer }),
    })
  }

  /** The categories that a heading may have been, or been part of: that lost codes to it, or are gone and named alike. */
  function originsOf(heading: Category): Category[] {
    const codes = codesNow(heading)
    const above = new Set(ancestorsOf(now, heading).map(({ id }) => id))
    const scored = before.categories.flatMap((category) => {
      if (above.has(category.id) || taken.has(category.id)) return []
      const shared = intersection(codesBefore(category), codes)
      const goesOn = now.byId.get(category.id)
      const lost = goesOn === undefined ? shared : difference(shared, codesNow(goesOn))
      const isBeside = category.depth === heading.depth || category.parent === heading.parent
      const likeness = nameLikeness(category.name, heading.name)
      const isAlike = goesOn === undefined && isBeside && likeness >= half
      if ((lost.length === 0 || category.depth < heading.depth - 1) && !isAlike) return []
      return [{ category, score: sizeOf(lost) / Math.max(1, sizeOf(codes)) + likeness }]
    })
    return best(scored)
  }

  /** The headings that took over codes of a category that is gone. */
  function endsOf(category: Category): Category[] {
    const codes = codesBefore(category)
    const above = new Set(ancestorsOf(before, category).map(({ id }) => id))
    const scored = now.categories.flatMap((heading) => {
      if (above.has(heading.id)) return []
      const shared = intersection(codes, codesNow(heading))
      const earlier = same.get(heading.position) ?? before.byId.get(heading.id)
      const won = earlier === undefined ? shared : difference(shared, codesBefore(earlier))
      if (won.length === 0) return []
      const isBeside = heading.depth === category.depth ? 1 : 0
      return [{ category: heading, score: sizeOf(won) / Math.max(1, sizeOf(codes)) + isBeside }]
    })
    return best(scored)
  }
}

function best(
  scored: readonly { readonly category: Category; readonly score: number }[],
): Category[] {
  return [...scored]
    .sort((a, b) => b.score - a.score || a.category.position - b.category.position)
    .slice(0, mostCandidates)
    .map(({ category }) => category)
}

function codesByPosition({ categories }: Outline): (category: Category) => CodeSet {
  const sets = categories.map(({ ranges }) => codeSetOf(ranges))
  return ({ position }) => sets[position] ?? []
}

function named(outline: Outline, category: Category): NamedCategory {
  return {
    id: category.id,
    name: category.name,
    path: ancestorsOf(outline, category).map(({ name }) => name),
    ranges: category.ranges,
  }
}
