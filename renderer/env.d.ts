/// <reference types="vite/client" />

// For tools that do not read single-file components; vue-tsc takes their real types.
declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}

/** The texts that search reads in the shipped dataset, read by the build (scripts/category-texts.ts). */
declare module 'virtual:category-texts' {
  import type { CategoryTexts } from '#core/search/search-index.ts'

  export const prebuilt:
    | {
        /** The SHA-256 of the manifest of that dataset. */
        readonly manifest: string
        readonly fetch: () => Promise<CategoryTexts>
      }
    | undefined
}
