import type { Code } from '../codes/code.ts'

/** The scheme of links into the app. The app's own pages have another one, which no link can name. */
export const linkScheme = 'atlas'

/** How long a link may be, in UTF-16 units: far above any that the app writes. */
export const longestLink = 1000

/** How long the words of a search may be in a link. */
export const longestLinkQuery = 200

/** What a link asks for. Without an edition, the newest in effect is meant. */
export type AtlasLink =
  | { readonly kind: 'code'; readonly edition: string | undefined; readonly code: Code }
  | { readonly kind: 'category'; readonly edition: string; readonly category: string }
  | { readonly kind: 'search'; readonly edition: string | undefined; readonly query: string }
  | { readonly kind: 'edition'; readonly edition: string }
  | { readonly kind: 'compare'; readonly from: string; readonly to: string }
