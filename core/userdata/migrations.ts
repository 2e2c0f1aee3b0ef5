/** Makes a document of one version from one of the version before. Pure; may throw for what it cannot read. */
export type Migration = (document: unknown) => unknown

/**
 * The way from each version of the document to the next, oldest first. A new version comes with a
 * function here, and with a frozen file of the version that it leaves, in the fixtures.
 */
export const migrations: readonly Migration[] = [rememberWhatWasNotChosen]

/** Version 1 counted these among the settings, though nobody chooses them. */
const movedToSession: readonly string[] = ['sidebarWidth', 'tourOver']

function rememberWhatWasNotChosen(document: unknown): unknown {
  const { settings, session, ...rest } = document as Readonly<Record<string, object>>
  const entries = Object.entries(settings ?? {})
  const isMoved = ([key]: readonly [string, unknown]): boolean => movedToSession.includes(key)
  return {
    ...rest,
    settings: Object.fromEntries(entries.filter((entry) => !isMoved(entry))),
    session: { ...Object.fromEntries(entries.filter(isMoved)), ...session },
  }
}
