/// <reference types="vite/client" />

// For tools that do not read single-file components; vue-tsc takes their real types.
declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}

/** What search reads in the dataset that ships with the app (scripts/category-texts.ts). */
declare module 'virtual:category-texts' {
  import type { CategoryTexts } from '#core/search/search-index.ts'

  /** The SHA-256 of that dataset's manifest; `''` if nothing is provided. */
  export const madeOf: string
  export const fetchTexts: (() => Promise<CategoryTexts>) | undefined
}
