/** Something wrong with a file: which file, where in it, what, and what to do. */
export interface Problem {
  /** The file's name as its folder knows it, such as `editions/2026.json`. */
  readonly file: string
  /** A JSON path (`categories[12].ranges[0]`), a line (`line 3, column 7`), or `''` for the whole file. */
  readonly place: string
  /** What is wrong, naming the codes and ids concerned. */
  readonly message: string
  /** What to do about it. */
  readonly mend: string
}

/** Returns a problem as one line of text. */
export function formatProblem({ file, place, message, mend }: Problem): string {
  return `${file}${place === '' ? '' : `, ${place}`}: ${message} ${mend}`
}
