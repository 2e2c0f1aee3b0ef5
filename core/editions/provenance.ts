import { type Basis, bases } from './basis.ts'
import { type Category, type Outline, sectionOf } from './outline.ts'

/** The evidence for a group of categories: their number, and the number for each basis. */
export interface Provenance {
  /** The name of a section or a level. */
  readonly of: string
  readonly categories: number
  readonly byBasis: Readonly<Record<Basis, number>>
}

/** Returns the evidence for an edition's categories: in total, by section and by level, each in book order. */
export function provenanceOf(outline: Outline): {
  readonly all: Provenance
  readonly sections: readonly Provenance[]
  readonly levels: readonly Provenance[]
} {
  const { categories, title } = outline
  return {
    all: count(title, categories),
    sections: countBy(categories, (category) => sectionOf(outline, category).name),
    levels: countBy(categories, ({ level }) => level),
  }
}

function countBy(
  categories: readonly Category[],
  nameOf: (category: Category) => string,
): Provenance[] {
  const names = new Set(categories.map(nameOf))
  return [...names].map((name) =>
    count(
      name,
      categories.filter((category) => nameOf(category) === name),
    ),
  )
}

function count(name: string, categories: readonly Category[]): Provenance {
  const byBasis = Object.fromEntries(
    bases.map((basis) => [basis, categories.filter((each) => each.basis === basis).length]),
  ) as Record<Basis, number>
  return { of: name, categories: categories.length, byBasis }
}
