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

/** Returns a link as text. `parseLink` is the inverse. */
export function writeLink(link: AtlasLink): string {
  return `${linkScheme}://${rest(link)}`
}

function rest(link: AtlasLink): string {
  switch (link.kind) {
    case 'code':
      return link.edition === undefined ? link.code : `${link.edition}/${link.code}`
    case 'category':
      return `${link.edition}/${link.category}`
    case 'search':
      return `${link.edition ?? ''}?q=${escaped(link.query)}`
    case 'edition':
      return link.edition
    case 'compare':
      return `compare/${link.from}/${link.to}`
  }
}

/** Also escapes the characters that `encodeURIComponent` keeps but links do not allow. */
function escaped(query: string): string {
  return encodeURIComponent(query)
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
