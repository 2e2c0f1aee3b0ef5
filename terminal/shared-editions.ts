import { sharedFolder } from '#backend/policy/shared-folder.ts'
import type { Terminal } from './command.ts'

/** Returns the folder with the editions for all users. */
export function sharedEditions({ policy }: Pick<Terminal, 'policy'>): string {
  return policy.editionsFolder ?? sharedFolder('editions')
}
