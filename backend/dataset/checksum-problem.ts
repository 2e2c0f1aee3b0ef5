import type { Problem } from '#core/editions/problem.ts'

/** Returns the problem of a file whose checksum is not the manifest's. */
export function checksumProblem(file: string): Problem {
  return {
    file,
    place: '',
    message: 'The checksum differs from manifest.json. The file was changed.',
    remedy: 'Put the original back, or, if you changed it yourself, run: npm run -s atlas -- seal.',
  }
}
