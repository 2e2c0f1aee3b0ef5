import type { Code } from '../codes/code.ts'

/** The scheme of links into the app. The app's own pages have a different scheme, which links cannot use. */
export const linkScheme = 'atlas'

/** The maximum length of a link in UTF-16 units, far above any link that the app writes. */
export const longestLink = 1000

/** The maximum length of a search in a link. */
export const longestLinkQuery = 200

/** What a link opens. Without an edition, it means the newest one in effect. */
export type AtlasLink =
  | { readonly kind: 'code'; readonly edition: string | undefined; readonly code: Code }
  | { readonly kind: 'category'; readonly edition: string; readonly category: string }
  | { readonly kind: 'search'; readonly edition: string | undefined; readonly query: string }
  | { readonly kind: 'edition'; readonly edition: string }
  | { readonly kind: 'compare'; readonly from: string; readonly to: string }
