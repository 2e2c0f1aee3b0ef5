import type { Configuration } from 'electron-builder'

/** How the desktop app is packaged. The dataset lies beside the archive, so that it can be looked at. */
const configuration: Configuration = {
  appId: 'org.category-atlas.app',
  productName: 'Category Atlas',
  copyright: 'Copyright © 2026 The Category Atlas developers',
  directories: { output: 'dist', buildResources: 'build' },
  // Everything that runs is bundled: no node_modules ship.
  files: ['out/**', 'package.json', '!node_modules/**'],
  extraResources: [{ from: 'data', to: 'data', filter: ['**/*.json', 'README.md'] }],
  extraFiles: ['LICENSE'],
  asar: true,
  npmRebuild: false,
  linux: {
    target: ['AppImage', 'deb', 'tar.gz'],
    category: 'MedicalSoftware',
    executableName: 'category-atlas',
    synopsis: 'The category layout of the CPT code set, offline',
    maintainer: 'The Category Atlas developers',
  },
  mac: {
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    category: 'public.app-category.medical',
  },
  win: { target: ['nsis', 'portable'] },
  nsis: { oneClick: true, perMachine: false },
}

export default configuration
