import { join } from 'node:path'
import { productName } from '../user-data-folder.ts'

/**
 * Returns the folder from which the code tables of all users of a machine are read, beside the policy file:
 * `%ProgramData%\Category Atlas\tables`, `/Library/Application Support/Category Atlas/tables`, `/etc/category-atlas/tables`.
 */
export function sharedTablesFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  if (platform === 'win32') {
    return join(environment['ProgramData'] ?? 'C:\\ProgramData', productName, 'tables')
  }
  return platform === 'darwin'
    ? join('/Library/Application Support', productName, 'tables')
    : '/etc/category-atlas/tables'
}
