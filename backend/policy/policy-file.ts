import { readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { type Policy, noPolicy, policyFolders, readPolicy } from '#core/policy/policy.ts'
import { productName } from '../user-data-folder.ts'

/** In bytes: far above what a policy needs, and read at once at every start. */
const longestPolicy = 64 * 1024

/** A policy with the file that it comes from. */
export interface PolicyFile extends Policy {
  readonly path: string
  /** Whether there is such a file, valid or not. */
  readonly exists: boolean
}

/**
 * Returns the path of the policy file, which only an administrator can write:
 * `%ProgramData%\Category Atlas\policy.json` on Windows,
 * `/Library/Application Support/Category Atlas/policy.json` on macOS, `/etc/category-atlas/policy.json` elsewhere.
 */
export function policyPath(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  if (platform === 'win32') {
    return join(environment['ProgramData'] ?? 'C:\\ProgramData', productName, 'policy.json')
  }
  if (platform === 'darwin') return join('/Library/Application Support', productName, 'policy.json')
  return '/etc/category-atlas/policy.json'
}

/**
 * Reads the policy of this machine. Never throws: a file that cannot be read decides nothing, and its
 * problems say why. In its paths `${NAME}` stands for a variable of the environment and `~` for the home
 * folder.
 */
export function readPolicyFile(
  path: string = policyPath(),
  environment: NodeJS.ProcessEnv = process.env,
): PolicyFile {
  const found = (policy: Policy): PolicyFile => ({ ...policy, path, exists: true })
  let text: string
  try {
    const stats = statSync(path)
    // Anything else may have no end, or keep whoever reads it waiting.
    if (!stats.isFile()) return found({ ...noPolicy, problems: ['It is not a file.'] })
    if (stats.size > longestPolicy) {
      return found({ ...noPolicy, problems: [`It is larger than ${longestPolicy / 1024} KB.`] })
    }
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { ...noPolicy, path, exists: false }
    return found({ ...noPolicy, problems: [`It cannot be read (${code}).`] })
  }
  let content: unknown
  try {
    // Some editors of Windows put a byte order mark before the text.
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return found({ ...noPolicy, problems: [`It is not valid JSON: ${reason}.`] })
  }
  return found(withPaths(readPolicy(content), environment))
}

/**
 * Returns the policy that holds: that of the machine. Only where the machine has none, a file may be tried out
 * instead.
 */
export function policyInForce(
  tried: string | undefined,
  machine: PolicyFile = readPolicyFile(),
): PolicyFile {
  if (machine.exists || tried === undefined) return machine
  const policy = readPolicyFile(tried)
  return policy.exists ? policy : { ...policy, exists: true, problems: ['There is no such file.'] }
}

/** Returns a policy with its paths made absolute. One that cannot be is left out, which its problems say. */
function withPaths(policy: Policy, environment: NodeJS.ProcessEnv): Policy {
  const problems = [...policy.problems]
  const expanded = (key: string, path: string): string | undefined => {
    const whole = expand(path, environment)
    if (whole === undefined) {
      problems.push(
        `"${key}" is not an absolute path, or names a variable that is not set: ${path}`,
      )
    }
    return whole
  }
  const folders = policyFolders.map((key) => {
    const path = policy[key]
    return [key, path === undefined ? undefined : expanded(key, path)] as const
  })
  const shelves = policy.shelves.flatMap((path) => expanded('shelves', path) ?? [])
  return { ...policy, ...Object.fromEntries(folders), shelves, problems }
}

/** Returns an absolute path with its variables replaced; `undefined` if one is not set or it is not absolute. */
function expand(path: string, environment: NodeJS.ProcessEnv): string | undefined {
  const missing: string[] = []
  const expanded = path
    .replace(/^~(?=[/\\]|$)/, homedir())
    .replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const value = environment[name] ?? ''
      if (value === '') missing.push(name)
      return value
    })
  return missing.length === 0 && isAbsolute(expanded) ? expanded : undefined
}
