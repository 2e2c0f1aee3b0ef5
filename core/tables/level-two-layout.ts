import type { LevelTwoLayout } from './level-two-layout-schema.ts'
import { firstNotBefore } from './code-list.ts'
import { tableCodeOrder } from './table-code.ts'

/** A letter of HCPCS Level II, or a group of codes in one. */
export interface LevelTwoGroup {
  /** `J` for a letter, the first number of a group, such as `J9000`, for a group. */
  readonly id: string
  readonly letter: string
  readonly name: string
  /** The first and last code that it has room for. */
  readonly first: string
  readonly last: string
  /** The letter of a group; `undefined` for a letter. */
  readonly parent: LevelTwoGroup | undefined
}

/** Returns the letters, each with its groups, in order. */
export function groupsOf({ letters }: LevelTwoLayout): {
  readonly letter: LevelTwoGroup
  readonly groups: readonly LevelTwoGroup[]
}[] {
  return letters.map(({ letter, name, groups }) => {
    const parent: LevelTwoGroup = {
      id: letter,
      letter,
      name,
      first: `${letter}0000`,
      last: `${letter}9999`,
      parent: undefined,
    }
    return {
      letter: parent,
      groups: groups.map((group, index): LevelTwoGroup => {
        const next = groups[index + 1]?.start
        return {
          id: group.start,
          letter,
          name: group.name,
          first: group.start,
          last: next === undefined ? parent.last : codeBefore(next),
          parent,
        }
      }),
    }
  })
}

/** Returns the letter or group with an id, or `undefined`. */
export function findGroup(layout: LevelTwoLayout, id: string): LevelTwoGroup | undefined {
  for (const { letter, groups } of groupsOf(layout)) {
    if (letter.id === id) return letter
    const found = groups.find((group) => group.id === id)
    if (found !== undefined) return found
  }
  return undefined
}

/** Returns the group that holds a code of Level II, or its letter where it comes before all groups, or `undefined`. */
export function groupOfCode(layout: LevelTwoLayout, code: string): LevelTwoGroup | undefined {
  const found = groupsOf(layout).find(({ letter }) => letter.letter === code.charAt(0))
  return found?.groups.findLast(({ first }) => first <= code) ?? found?.letter
}

/** Returns the indexes of the first code of a group in a list and after its last one. */
export function spanOfGroup(
  codes: readonly string[],
  { first, last }: LevelTwoGroup,
): readonly [number, number] {
  return [
    firstNotBefore(codes, tableCodeOrder(first)),
    firstNotBefore(codes, tableCodeOrder(last) + 1),
  ]
}

function codeBefore(code: string): string {
  return code.charAt(0) + String(Number(code.slice(1)) - 1).padStart(4, '0')
}
