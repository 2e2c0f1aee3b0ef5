import { describe, expect, it } from 'vitest'
import {
  appOrigin,
  hostResolverRules,
  isAllowedRequest,
  isOwnMainFrame,
} from '../../../../../electron/main/security/request-rules.ts'

const server = 'http://127.0.0.1:5173'

describe('a request of a page', () => {
  it.each([
    'category-atlas://app/',
    'category-atlas://app/assets/main.js',
    'data:image/png;base64,',
  ])('is allowed to %s', (address) => {
    expect(isAllowedRequest(address, appOrigin)).toBe(true)
  })

  it.each([
    'http://127.0.0.1/',
    'http://127.0.0.1:5173/main.ts',
    'https://example.org/',
    'https://category-atlas/',
    'ws://127.0.0.1:5173/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'file://category-atlas/app/',
    'chrome://settings',
    'chrome-extension://category-atlas/',
    'devtools://devtools/bundled/inspector.html',
    'javascript:alert(1)',
    'about:blank',
    'category-atlas',
    '//app/index.html',
    '',
  ])('is blocked to %s', (address) => {
    expect(isAllowedRequest(address, appOrigin)).toBe(false)
  })

  it('is allowed to the development server if there is one, and to no other server', () => {
    expect(isAllowedRequest(`${server}/main.ts`, server)).toBe(true)
    expect(isAllowedRequest('ws://127.0.0.1:5173/', server)).toBe(true)
    expect(isAllowedRequest('http://127.0.0.1:5174/', server)).toBe(false)
    expect(isAllowedRequest('https://example.org/', server)).toBe(false)
    expect(isAllowedRequest('file:///etc/passwd', server)).toBe(false)
  })
})

describe('the sender of a call', () => {
  const frame = (url: string) => ({ url })
  const alone = (url: string) => {
    const mainFrame = frame(url)
    return { senderFrame: mainFrame, sender: { mainFrame } }
  }

  it('is accepted in the main frame of the app’s own page', () => {
    expect(isOwnMainFrame(alone('category-atlas://app/index.html'), appOrigin)).toBe(true)
    expect(isOwnMainFrame(alone('category-atlas://app/index.html#x'), appOrigin)).toBe(true)
  })

  it.each([
    'about:blank',
    'data:text/html,x',
    'file:///tmp/index.html',
    'https://app/index.html',
    'category-atlas://app.example/index.html',
    'category-atlas://other/index.html',
    'https://example.org/category-atlas://app/',
    '',
  ])('is rejected on the page %j', (url) => {
    expect(isOwnMainFrame(alone(url), appOrigin)).toBe(false)
  })

  it('is rejected in a subframe, whatever it shows', () => {
    const mainFrame = frame('category-atlas://app/index.html')
    for (const url of ['category-atlas://app/index.html', 'about:blank']) {
      expect(isOwnMainFrame({ senderFrame: frame(url), sender: { mainFrame } }, appOrigin)).toBe(
        false,
      )
    }
  })

  it('is rejected if its frame is gone', () => {
    const mainFrame = frame('category-atlas://app/index.html')
    expect(isOwnMainFrame({ senderFrame: null, sender: { mainFrame } }, appOrigin)).toBe(false)
  })
})

describe('host names', () => {
  it('resolve to nothing, except the development server’s', () => {
    expect(hostResolverRules(appOrigin)).toBe('MAP * ~NOTFOUND')
    expect(hostResolverRules(server)).toBe('MAP * ~NOTFOUND, EXCLUDE 127.0.0.1')
  })
})
