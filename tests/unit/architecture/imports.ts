import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

const checkout = join(import.meta.dirname, '..', '..', '..')
const roots = ['core', 'backend', 'electron', 'web', 'terminal', 'renderer']
const specifier = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g

/** Returns for each source file of the product the files that it imports, types included, as paths from the checkout. */
export function readImports(): ReadonlyMap<string, readonly string[]> {
  const files = roots.flatMap((root) => globSync(`${root}/**/*.{ts,vue}`, { cwd: checkout }))
  const known = new Set(files)
  const importsOf = (file: string) => {
    const text = readFileSync(join(checkout, file), 'utf8')
    return [...text.matchAll(specifier)].flatMap(([, name = '']) => {
      const path = name.startsWith('#') ? name.slice(1) : posix.join(dirname(file), name)
      return known.has(path) ? [path] : []
    })
  }
  return new Map(files.map((file) => [file, importsOf(file)]))
}

/** Returns every node reachable from a node; the node itself only if it is in a cycle. */
export function reachableFrom(
  start: string,
  arrows: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set<string>()
  const ahead = [...(arrows.get(start) ?? [])]
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (reached.has(node)) continue
    reached.add(node)
    ahead.push(...(arrows.get(node) ?? []))
  }
  return reached
}
