import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import vueAccessibility from 'eslint-plugin-vuejs-accessibility'
import { defineConfig } from 'eslint/config'
import typescript from 'typescript-eslint'

const nodeModules = { regex: '^node:', message: 'No Node here: a host hands in what is needed.' }
const layer = (folder: string) => ({
  regex: `(^#${folder}/)|(^(\\.\\./)+${folder}/)`,
  message: `This layer must not know ${folder}/ (docs/architecture.md).`,
})
const hosts = ['electron', 'web', 'terminal'].map(layer)
const inRenderer = [nodeModules, layer('backend'), ...hosts]
const roomOfRenderer = (room: string) => ({
  regex: `^(\\.\\./)+${room}/`,
  message: `This room must not know renderer/${room}/ (docs/architecture.md).`,
})
const topOfRenderer = {
  regex: '^(\\.\\./)+[\\w-]+\\.(ts|vue)$',
  message: 'What puts the window together is known by nobody.',
}

/** The attributes and props that people read or hear. */
const textAttributes = [
  ...['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'data-tip'],
  ...['caption', 'heading', 'label', 'of', 'outcome', 'prompt', 'source', 'what'],
]

/** Forbids imports from outside the folders that a folder may depend on. */
function boundary(
  folder: string,
  patterns: { regex: string; message: string }[],
  paths: { name: string; message: string }[] = [],
) {
  return {
    files: [`${folder}/**/*.{ts,vue}`],
    rules: { 'no-restricted-imports': ['error', { patterns, paths }] as ['error', object] },
  }
}

const noElectron = { name: 'electron', message: 'Only electron/ knows Electron.' }
const noUi = ['vue', 'pinia', 'reka-ui'].map((name) => ({
  name,
  message: 'Only renderer/ knows it.',
}))

/** The rules that need no types; .oxlintrc.json has the others. */
export default defineConfig(
  { ignores: ['out/', 'dist/', 'coverage/', 'test-results/', 'tests/bench/start-up/bare-window/'] },
  js.configs.recommended,
  typescript.configs.strict,
  typescript.configs.stylistic,
  {
    languageOptions: {
      parserOptions: { parser: typescript.parser },
    },
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    // Vue is only here.
    files: ['renderer/**', 'tests/component/**'],
    extends: [vue.configs['flat/recommended'], vueAccessibility.configs['flat/recommended']],
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/no-v-html': 'error',
      // A missing destructured prop is undefined, as its type says.
      'vue/require-default-prop': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    // The texts of a feature are in its texts.ts.
    files: ['renderer/features/**/*.vue'],
    rules: {
      'vue/no-bare-strings-in-template': [
        'error',
        {
          allowlist: '. , : ; ( ) # + · – — › → … “ ” ✓ ×'.split(' '),
          attributes: { '/.+/': textAttributes, FileChooser: ['name'] },
        },
      ],
    },
  },
  boundary(
    'core',
    [
      nodeModules,
      layer('backend'),
      layer('renderer'),
      ...hosts,
      { regex: '^@vueuse/', message: 'Only renderer/ knows it.' },
    ],
    [noElectron, ...noUi],
  ),
  boundary('backend', [layer('renderer'), ...hosts], [noElectron, ...noUi]),
  boundary('renderer', inRenderer, [noElectron]),
  ...['host', 'ui', 'stores', 'actions', 'features'].map((room, at, rooms) =>
    boundary(
      `renderer/${room}`,
      [...inRenderer, ...rooms.slice(at + 1).map(roomOfRenderer), topOfRenderer],
      [noElectron],
    ),
  ),
  boundary('electron', [layer('renderer'), layer('web'), layer('terminal')], noUi),
  boundary('web', [layer('renderer'), layer('electron'), layer('terminal')], [noElectron, ...noUi]),
  boundary('terminal', [layer('renderer'), layer('electron'), layer('web')], [noElectron, ...noUi]),
  {
    files: ['terminal/**', 'web/**', 'scripts/**', 'electron/main/**', 'build/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  prettier,
)
