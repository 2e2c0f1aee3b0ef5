import { dirname, join } from 'node:path'
import { policyPath } from './policy-file.ts'

/**
 * Returns the folder, beside the policy file, from which the code tables or editions of all users of a machine are read:
 * `%ProgramData%\Category Atlas\tables`, `/Library/Application Support/Category Atlas/tables`, `/etc/category-atlas/tables`.
 */
export function sharedFolder(
  name: 'tables' | 'editions',
  policyFile: string = policyPath(),
): string {
  return join(dirname(policyFile), name)
}
