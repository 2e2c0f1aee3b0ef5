/** What the makers of Linux packages are given. */
export interface LinuxPackage {
  /** The folder that holds what is to be installed (`makeInstallTree`). */
  readonly tree: string
  /** Version of the app, as in package.json. */
  readonly version: string
  /** Path of the package to write. */
  readonly file: string
}

/**
 * Returns a version in the form that dpkg and rpm order as semantic versioning does: in 1.0.0~beta.1 the
 * tilde puts it before 1.0.0.
 */
export function packageVersion(version: string): string {
  return version.replace('-', '~')
}

/** Returns what Debian and rpm call the processor that this runs on. Throws for others than x64 and arm64. */
export function architectureNames(): { readonly deb: string; readonly rpm: string } {
  if (process.arch === 'x64') return { deb: 'amd64', rpm: 'x86_64' }
  if (process.arch === 'arm64') return { deb: 'arm64', rpm: 'aarch64' }
  throw new Error(`Electron has no release for Linux on ${process.arch}.`)
}
