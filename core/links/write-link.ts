import { type AtlasLink, linkScheme } from './atlas-link.ts'

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
