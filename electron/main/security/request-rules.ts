/** What a page may ask for, and who may ask: pure rules, without Electron. */

/** The scheme that the app's own files come from. */
export const appScheme = 'category-atlas'
export const appOrigin = `${appScheme}://app`

/**
 * Tells whether a page may load an address: the app's own files, data in the address itself, and, where
 * `pageOrigin` is the development server's, that server and the developer tools. No other scheme and no
 * other host.
 */
export function isAllowedRequest(address: string, pageOrigin: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  if (protocol === `${appScheme}:` || protocol === 'data:') return true
  return pageOrigin !== appOrigin && (protocol === 'devtools:' || host === new URL(pageOrigin).host)
}

/** The sender of a call, as Electron hands it in. */
export interface Sender<Frame extends { readonly url: string }> {
  readonly senderFrame: Frame | null
  readonly sender: { readonly mainFrame: Frame }
}

/** Tells whether a call comes from the main frame of one of the app's own pages. A frame that has gone is none. */
export function isOwnMainFrame<Frame extends { readonly url: string }>(
  { senderFrame, sender }: Sender<Frame>,
  pageOrigin: string,
): boolean {
  if (senderFrame === null || senderFrame !== sender.mainFrame) return false
  return senderFrame.url.startsWith(`${pageOrigin}/`)
}

/**
 * Returns Chromium's rules for host names, under which none resolves, addresses of numbers included: what
 * no other rule sees (prefetched names, WebRTC over TCP) ends here. The development server is left out.
 */
export function hostResolverRules(pageOrigin: string): string {
  const nothing = 'MAP * ~NOTFOUND'
  return pageOrigin === appOrigin ? nothing : `${nothing}, EXCLUDE ${new URL(pageOrigin).hostname}`
}
