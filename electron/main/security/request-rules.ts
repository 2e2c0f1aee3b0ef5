/** What a page can request, and who can make calls: pure rules, without Electron. */

/** The scheme of the app's own files. */
export const appScheme = 'category-atlas'
export const appOrigin = `${appScheme}://app`

/**
 * Whether a page can load an address: the app's own files, `data:` addresses, and, if `pageOrigin` is the
 * development server's, that server and the developer tools. No other scheme and no other host.
 */
export function isAllowedRequest(address: string, pageOrigin: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  if (protocol === `${appScheme}:` || protocol === 'data:') return true
  return pageOrigin !== appOrigin && (protocol === 'devtools:' || host === new URL(pageOrigin).host)
}

/** The sender of a call, as Electron passes it. */
export interface Sender<Frame extends { readonly url: string }> {
  readonly senderFrame: Frame | null
  readonly sender: { readonly mainFrame: Frame }
}

/** Whether a call comes from the main frame of one of the app's own pages. A frame that is gone does not count. */
export function isOwnMainFrame<Frame extends { readonly url: string }>(
  { senderFrame, sender }: Sender<Frame>,
  pageOrigin: string,
): boolean {
  if (senderFrame === null || senderFrame !== sender.mainFrame) return false
  return senderFrame.url.startsWith(`${pageOrigin}/`)
}

/**
 * Returns Chromium's host resolver rules: no name and no numeric address resolves. This blocks what the other
 * rules do not see (prefetched names, WebRTC over TCP). The development server is exempt.
 */
export function hostResolverRules(pageOrigin: string): string {
  const nothing = 'MAP * ~NOTFOUND'
  return pageOrigin === appOrigin ? nothing : `${nothing}, EXCLUDE ${new URL(pageOrigin).hostname}`
}
