/** The input for building a Linux package. */
export interface LinuxPackage {
  /** The folder with the files to install (`makeInstallTree`). */
  readonly tree: string
  /** Version of the app, from package.json. */
  readonly version: string
  /** Path of the package to write. */
  readonly file: string
}

/**
 * Returns a version in a form that dpkg and rpm sort like semantic versioning: the tilde in 1.0.0~beta.1
 * puts it before 1.0.0.
 */
export function packageVersion(version: string): string {
  return version.replace('-', '~')
}

/** Returns the names of this machine's architecture in Debian and rpm. Throws for anything other than x64 and arm64. */
export function architectureNames(): { readonly deb: string; readonly rpm: string } {
  if (process.arch === 'x64') return { deb: 'amd64', rpm: 'x86_64' }
  if (process.arch === 'arm64') return { deb: 'arm64', rpm: 'aarch64' }
  throw new Error(`Electron has no release for Linux on ${process.arch}.`)
}
