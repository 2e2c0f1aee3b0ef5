import type { Configuration } from 'electron-builder'
import { linkScheme } from './core/links/atlas-link.ts'
import { executableName, fileType, summary } from './scripts/packaging/product.ts'

/**
 * How the desktop app is packaged. The dataset lies beside the archive, so that it can be looked at.
 * Signing is by electron-builder's own environment variables (build/README.md): without them nothing is
 * signed, and nothing is sent anywhere.
 */
const configuration: Configuration = {
  appId: 'org.category-atlas.app',
  productName: 'Category Atlas',
  copyright: 'Copyright © 2026 The Category Atlas developers',
  directories: { output: 'dist', buildResources: 'build' },
  artifactName: '${name}-${version}-${os}-${arch}.${ext}',
  // Everything that runs is bundled: no node_modules ship.
  files: [
    'out/main/*.js',
    'out/preload/index.cjs',
    'out/renderer/**',
    'package.json',
    '!node_modules/**',
  ],
  extraResources: [
    { from: 'data', to: 'data', filter: ['**/*.json', '**/*.json.gz', 'README.md'] },
  ],
  extraFiles: ['LICENSE'],
  // The UI has one language; Chromium brings over fifty for its own few words.
  electronLanguages: ['en-US'],
  asar: true,
  npmRebuild: false,
  // No address to ask for updates gets into the package.
  publish: null,
  fileAssociations: [{ ...fileType, role: 'Viewer' }],
  protocols: [{ name: 'Category Atlas link', schemes: [linkScheme], role: 'Viewer' }],
  afterPack: 'build/after-pack.ts',
  linux: {
    // The other packages for Linux are made by scripts/packaging/linux.
    target: ['AppImage'],
    icon: 'build/icons',
    category: 'MedicalSoftware',
    executableName,
    synopsis: summary,
    syncDesktopName: true,
  },
  mac: {
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    icon: 'build/icon.icns',
    category: 'public.app-category.medical',
    hardenedRuntime: true,
    // Notarizing needs Apple's server: only where its credentials are set.
    notarize: Boolean(process.env['APPLE_ID']) || Boolean(process.env['APPLE_API_KEY']),
  },
  win: {
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'msi', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ],
    icon: 'build/icon.ico',
  },
  // Asks whether it is for one person, without the rights of an administrator, or for everybody; silently
  // it takes /currentuser or /allusers (docs/deployment.md).
  nsis: {
    oneClick: false,
    perMachine: false,
    artifactName: '${name}-${version}-setup.${ext}',
  },
  // For the machine, as tools that distribute software expect it.
  msi: { perMachine: true, oneClick: true, artifactName: '${name}-${version}.${ext}' },
  portable: { artifactName: '${name}-${version}-portable.${ext}' },
}

export default configuration
