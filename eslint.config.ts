import * as typescript from '@typescript-eslint/parser'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import vueAccessibility from 'eslint-plugin-vuejs-accessibility'
import { defineConfig } from 'eslint/config'

/** The attributes and props that people read or hear. */
const textAttributes = [
  ...['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'data-tip'],
  ...['caption', 'heading', 'label', 'of', 'outcome', 'prompt', 'source', 'what'],
]

/** The rules for Vue; oxlint.config.ts has those for TypeScript, in .vue files too. */
export default defineConfig(
  {
    files: ['renderer/**/*.vue'],
    extends: [vue.configs['flat/recommended'], vueAccessibility.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: typescript } },
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
  prettier,
)
