import { foldText } from '../text/fold-text.ts'

const longest = 60

/** Returns the last part of the id for a name: `Femur & Knee Joint` becomes `femur-knee-joint`. */
export function idPart(name: string): string {
  const words = foldText(name)
    .replaceAll(/['’]/g, '')
    .match(/[a-z0-9]+/g)
  const part = (words ?? []).join('-').slice(0, longest).replace(/-$/, '')
  return part === '' ? 'heading' : part
}
