import { type Category, type Outline, ancestorsOf } from './outline.ts'

type Path = readonly string[]

const pathsByName = new WeakMap<Outline, ReadonlyMap<string, readonly Path[]>>()

/** Returns the paths (names from the section down to the parent) of all categories with a name. Computed once per outline. */
function pathsOf(outline: Outline, name: string): readonly Path[] {
  let paths = pathsByName.get(outline)
  if (paths === undefined) {
    const made = new Map<string, Path[]>()
    for (const category of outline.categories) {
      const path = ancestorsOf(outline, category).map((ancestor) => ancestor.name)
      const others = made.get(category.name)
      if (others === undefined) made.set(category.name, [path])
      else others.push(path)
    }
    pathsByName.set(outline, (paths = made))
  }
  return paths.get(name) ?? []
}

/**
 * Returns the ancestor name that distinguishes a category from others with the same name: `Shoulder` for one of the
 * categories called `Fracture and/or Dislocation`. It is the nearest ancestor with only one category of that name, else
 * the parent, with a name above it if necessary: `Oviduct/Ovary › Laparoscopy`. Returns `undefined` if the name is unique.
 * `path` has the names from the section down to the parent.
 */
export function tellingAncestor(outline: Outline, path: Path, name: string): string | undefined {
  const paths = pathsOf(outline, name)
  if (paths.length < 2) return undefined
  const isOnlyOne = (above: string) => paths.filter((other) => other.includes(above)).length < 2
  const single = path.findLast(isOnlyOne)
  if (single !== undefined) return single
  const parent = path.at(-1)
  const alike = paths.filter((other) => other.at(-1) === parent)
  const above = path.findLast((name) => alike.filter((other) => other.includes(name)).length < 2)
  return above === undefined ? parent : `${above} › ${parent}`
}

/** Returns a category's name with the distinguishing ancestor: `Shoulder › Fracture and/or Dislocation`. */
export function tellingName(outline: Outline, category: Category): string {
  const path = ancestorsOf(outline, category).map(({ name }) => name)
  const above = tellingAncestor(outline, path, category.name)
  return above === undefined ? category.name : `${above} › ${category.name}`
}
