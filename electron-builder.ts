import type { Configuration } from 'electron-builder'
import { linkScheme } from './core/links/atlas-link.ts'
import { executableName, fileTypes, summary } from './scripts/packaging/product.ts'

/**
 * The packaging of the desktop app. The dataset is outside the archive, so that you can inspect it.
 * Signing uses electron-builder's own environment variables (build/README.md). Without them nothing is
 * signed, and nothing is sent anywhere.
 */
const configuration: Configuration = {
  appId: 'org.category-atlas.app',
  productName: 'Category Atlas',
  copyright: 'Copyright © 2026 The Category Atlas developers',
  directories: { output: 'dist', buildResources: 'build' },
  artifactName: '${name}-${version}-${os}-${arch}.${ext}',
  // All code is bundled: no node_modules ship.
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
  // The UI has one language. Chromium comes with more than fifty for its few texts.
  electronLanguages: ['en-US'],
  asar: true,
  npmRebuild: false,
  // No update address gets into the package.
  publish: null,
  fileAssociations: fileTypes.map((fileType) => ({ ...fileType, role: 'Viewer' })),
  protocols: [{ name: 'Category Atlas link', schemes: [linkScheme], role: 'Viewer' }],
  afterPack: 'build/after-pack.ts',
  linux: {
    // scripts/packaging/linux makes the other Linux packages.
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
    // Notarization needs Apple's server, so it runs only if the credentials are set.
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
  // Asks whether to install for one user, without administrator rights, or for all users. A silent
  // installation takes /currentuser or /allusers (docs/deployment.md).
  nsis: {
    oneClick: false,
    perMachine: false,
    artifactName: '${name}-${version}-setup.${ext}',
  },
  // Per machine, as software distribution tools expect.
  msi: { perMachine: true, oneClick: true, artifactName: '${name}-${version}.${ext}' },
  portable: { artifactName: '${name}-${version}-portable.${ext}' },
}

export default configuration
