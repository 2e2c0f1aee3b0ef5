import { defineConfig, type OxlintOverride } from 'oxlint'

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

/** Forbids imports from outside the folders that a folder may depend on. */
function boundary(
  folder: string,
  patterns: { regex: string; message: string }[],
  paths: { name: string; message: string }[] = [],
): OxlintOverride {
  return {
    files: [`${folder}/**/*.{ts,vue}`],
    rules: { 'no-restricted-imports': ['error', { patterns, paths }] },
  }
}

const noElectron = { name: 'electron', message: 'Only electron/ knows Electron.' }
const noUi = ['vue', 'pinia', 'reka-ui'].map((name) => ({
  name,
  message: 'Only renderer/ knows it.',
}))

/**
 * ESLint's recommended rules, the strict and stylistic ones of typescript-eslint (typed ones included), and
 * oxlint's own for correctness, also of Vue.
 * Left out: those about enums, which `erasableSyntaxOnly` forbids; no-octal, a syntax error in modules;
 * no-confusing-void-expression; and no-unsafe-class-instance-assignment, which oxlint lacks.
 * The other rules for Vue are in eslint.config.ts; the types in .vue files are checked by vue-tsc alone.
 */
export default defineConfig({
  plugins: ['typescript', 'vue'],
  categories: { correctness: 'error' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: [
    'out/',
    'dist/',
    'coverage/',
    'test-results/',
    'tests/bench/start-up/bare-window/',
  ],
  rules: {
    'no-case-declarations': 'error',
    'no-console': 'error',
    'no-empty': 'error',
    'no-fallthrough': 'error',
    'no-prototype-builtins': 'error',
    'no-regex-spaces': 'error',
    'no-useless-assignment': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'prefer-rest-params': 'error',
    'prefer-spread': 'error',
    'preserve-caught-error': 'error',
    'no-array-constructor': 'error',
    'no-empty-function': 'error',
    'no-useless-constructor': 'error',
    'typescript/adjacent-overload-signatures': 'error',
    'typescript/array-type': 'error',
    'typescript/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
    'typescript/ban-tslint-comment': 'error',
    'typescript/class-literal-property-style': 'error',
    'typescript/consistent-generic-constructors': 'error',
    'typescript/consistent-indexed-object-style': 'error',
    'typescript/consistent-type-assertions': 'error',
    'typescript/consistent-type-definitions': 'error',
    'typescript/dot-notation': 'error',
    'typescript/no-confusing-non-null-assertion': 'error',
    'typescript/no-deprecated': 'error',
    'typescript/no-dynamic-delete': 'error',
    'typescript/no-empty-object-type': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-extraneous-class': 'error',
    'typescript/no-generated-empty-object-type': 'error',
    'typescript/no-inferrable-types': 'error',
    'typescript/no-invalid-void-type': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-mixed-enums': 'error',
    'typescript/no-namespace': 'error',
    'typescript/no-non-null-asserted-nullish-coalescing': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/no-unnecessary-boolean-literal-compare': 'error',
    'typescript/no-unnecessary-condition': 'error',
    'typescript/no-unnecessary-template-expression': 'error',
    'typescript/no-unnecessary-type-arguments': 'error',
    'typescript/no-unnecessary-type-assertion': 'error',
    'typescript/no-unnecessary-type-constraint': 'error',
    'typescript/no-unnecessary-type-conversion': 'error',
    'typescript/no-unnecessary-type-parameters': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-function-type': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/non-nullable-type-assertion-style': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-find': 'error',
    'typescript/prefer-for-of': 'error',
    'typescript/prefer-function-type': 'error',
    'typescript/prefer-includes': 'error',
    'typescript/prefer-literal-enum-member': 'error',
    'typescript/prefer-nullish-coalescing': 'error',
    'typescript/prefer-optional-chain': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/prefer-reduce-type-parameter': 'error',
    'typescript/prefer-regexp-exec': 'error',
    'typescript/prefer-return-this-type': 'error',
    'typescript/prefer-string-starts-ends-with': 'error',
    'typescript/related-getter-setter-pairs': 'error',
    'typescript/require-await': 'error',
    'typescript/restrict-plus-operands': [
      'error',
      {
        allowAny: false,
        allowBoolean: false,
        allowNullish: false,
        allowNumberAndString: false,
        allowRegExp: false,
      },
    ],
    'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
    'typescript/return-await': ['error', 'error-handling-correctness-only'],
    'typescript/unified-signatures': 'error',
    'typescript/use-unknown-in-catch-callback-variable': 'error',
  },
  overrides: [
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
    boundary(
      'web',
      [layer('renderer'), layer('electron'), layer('terminal')],
      [noElectron, ...noUi],
    ),
    boundary(
      'terminal',
      [layer('renderer'), layer('electron'), layer('web')],
      [noElectron, ...noUi],
    ),
    {
      files: ['terminal/**', 'web/**', 'scripts/**', 'electron/main/**', 'build/**', 'tests/**'],
      rules: { 'no-console': 'off' },
    },
    {
      files: ['tests/**'],
      rules: { 'typescript/no-unsafe-assignment': 'off' },
    },
  ],
})
