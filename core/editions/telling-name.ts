import { type Category, type Outline, ancestorsOf } from './outline.ts'

type Path = readonly string[]

const pathsByName = new WeakMap<Outline, ReadonlyMap<string, readonly Path[]>>()

/** Returns the paths (names from the section down to the parent) of all categories that have a name. Made once per outline. */
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
 * Returns the name above a name that tells it from the others of that name: `Shoulder` for one of the categories called
 * `Fracture and/or Dislocation`. It is the nearest one under which the name is the only one, else the parent;
 * `undefined` where the name alone is enough. `path` has the names from the section down to the parent.
 */
export function tellingAncestor(outline: Outline, path: Path, name: string): string | undefined {
  const paths = pathsOf(outline, name)
  if (paths.length < 2) return undefined
  const isOnlyOne = (above: string) => paths.filter((other) => other.includes(above)).length < 2
  return path.findLast(isOnlyOne) ?? path.at(-1)
}

/** Returns a category's name with the ancestor that tells it apart: `Shoulder › Fracture and/or Dislocation`. */
export function tellingName(outline: Outline, category: Category): string {
  const path = ancestorsOf(outline, category).map(({ name }) => name)
  const above = tellingAncestor(outline, path, category.name)
  return above === undefined ? category.name : `${above} › ${category.name}`
}
