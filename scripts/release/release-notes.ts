/**
 * Returns the changelog section of a version, without its heading. Throws if there is none: a version
 * needs a description before its release.
 */
export function releaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1)
  const section = sections.find((text) => text.split(/\s/, 1)[0] === version)
  const notes = section?.slice(section.indexOf('\n')).trim() ?? ''
  if (notes === '') throw new Error(`CHANGELOG.md has no section "## ${version}", or an empty one.`)
  return `${notes}\n`
}
