import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { WebPreferences } from 'electron'
import { contentSecurityPolicy } from '#backend/content-security-policy.ts'
import { builtMain } from './built-main.ts'
import { type Desktop, openDesktop } from './desktop.ts'
import { type Listeners, listen } from './listeners.ts'
import { checkout } from './targets.ts'

interface WithPreferences {
  getLastWebPreferences(): WebPreferences | null
}

/** The rows of SECURITY.md that need the running desktop app. */
test.describe('@desktop-only the desktop app', () => {
  let desktop: Desktop
  let network: Listeners

  test.beforeAll(async () => {
    desktop = await openDesktop()
    network = await listen()
  })
  test.afterAll(async () => {
    network.close()
    await desktop.stop()
  })

  const windows = () =>
    desktop.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

  test('serves only its own scheme, with its content security policy', async () => {
    expect(desktop.page.url()).toMatch(/^category-atlas:\/\/app\/index\.html/)
    const answers = await desktop.electron.evaluate(async ({ session }) => {
      const ask = async (path: string, method = 'GET') => {
        const answer = await session.defaultSession.fetch(`category-atlas:${path}`, { method })
        const { status, headers } = answer
        return [status, headers.get('content-security-policy')]
      }
      return {
        page: await ask('//app/index.html'),
        none: await ask('//app/nothing.html'),
        outside: await ask('//app/..%2f..%2fpackage.json'),
        otherHost: await ask('//other/index.html'),
        written: await ask('//app/index.html', 'POST'),
      }
    })
    expect(answers).toEqual({
      page: [200, contentSecurityPolicy],
      none: [404, contentSecurityPolicy],
      outside: [404, contentSecurityPolicy],
      otherHost: [404, null],
      written: [405, null],
    })
  })

  test('blocks scripts, styles and frames that are not its own', async () => {
    const violations = await desktop.page.evaluate(async () => {
      const seen: string[] = []
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        seen.push(effectiveDirective)
      })
      const holder = document.body.appendChild(document.createElement('div'))
      const add = (name: string, attributes: Record<string, string>, text = '') => {
        const element = document.createElement(name)
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
        element.textContent = text
        holder.append(element)
        return element
      }
      add('script', {}, 'window.ran = true')
      add('script', { src: 'data:text/javascript,window.ran=true' })
      add('style', {}, 'body { display: none }')
      add('div', { onclick: 'window.ran = true' }).click()
      add('img', { src: 'https://example.org/x.png' })
      add('iframe', { src: 'data:text/html,x' })
      add('object', { data: 'data:text/html,x' })
      add('base', { href: 'https://example.org/' })
      await fetch('https://example.org/').catch(() => undefined)
      // Violations in frames come from another process.
      for (let round = 0; round < 50 && new Set(seen).size < 8; round++) {
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      holder.remove()
      return { ran: 'ran' in window, seen: [...new Set(seen)].sort() }
    })
    expect(violations).toEqual({
      ran: false,
      seen: [
        'base-uri',
        'connect-src',
        'frame-src',
        'img-src',
        'object-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-elem',
      ],
    })
  })

  test('runs its pages sandboxed and isolated, without Node', async () => {
    const preferences = await desktop.electron.evaluate(({ webContents }) =>
      // Electron's types do not include this internal method.
      webContents
        .getAllWebContents()
        .map((contents) => (contents as unknown as WithPreferences).getLastWebPreferences()),
    )
    expect(preferences.length).toBeGreaterThan(0)
    for (const one of preferences) {
      expect(one).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
      })
      expect(one?.nodeIntegrationInWorker ?? false).toBe(false)
      expect(one?.nodeIntegrationInSubFrames ?? false).toBe(false)
      expect(one?.enableBlinkFeatures ?? '').toBe('')
    }
    const seen = await desktop.page.evaluate(() => {
      const bridge = Reflect.get(window, 'atlasBridge') as object
      const { call } = bridge as { call: { constructor: (code: string) => () => unknown } }
      return {
        node: [
          'process',
          'require',
          'module',
          'Buffer',
          'global',
          'electron',
          'ipcRenderer',
        ].filter((name) => name in window),
        bridge: Object.keys(bridge).sort(),
        frozen: Object.isFrozen(bridge),
        // The bridge's objects belong to the page's world and give no access to the preload.
        beyond: call.constructor('return typeof process + typeof require')(),
      }
    })
    expect(seen).toEqual({
      node: [],
      bridge: ['call', 'onEvent'],
      frozen: true,
      beyond: 'undefinedundefined',
    })
  })

  test('denies every permission', async () => {
    const answers = await desktop.page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'midi',
      ]
      const states = await Promise.all(
        names.map(async (name) => {
          const { state } = await navigator.permissions.query({ name: name as PermissionName })
          return `${name} ${state}`
        }),
      )
      const refusal = (asked: Promise<unknown>) =>
        asked.then(
          (got) => `got ${String(got)}`,
          (error: unknown) => (error instanceof Error ? error.name : String(error)),
        )
      return {
        states,
        notification: await Notification.requestPermission(),
        clipboard: await refusal(navigator.clipboard.readText()),
        midi: await refusal(navigator.requestMIDIAccess()),
        place: await new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('got'),
            ({ code }) => resolve(code),
          ),
        ),
      }
    })
    expect(answers).toEqual({
      states: [
        'geolocation denied',
        'notifications denied',
        'camera denied',
        'microphone denied',
        'clipboard-read denied',
        'midi denied',
      ],
      notification: 'denied',
      clipboard: 'NotAllowedError',
      midi: 'NotAllowedError',
      place: 1,
    })
  })

  test('lets no page open a window', async () => {
    const before = await windows()
    const opened = await desktop.page.evaluate(() => {
      const link = document.body.appendChild(document.createElement('a'))
      link.href = 'category-atlas://app/index.html'
      link.target = '_blank'
      link.click()
      link.remove()
      return ['category-atlas://app/index.html', 'about:blank', 'data:text/html,x', ''].map(
        (address) => window.open(address),
      )
    })
    expect(opened).toEqual([null, null, null, null])
    await desktop.page.waitForTimeout(300)
    expect(await windows()).toBe(before)
  })

  test('blocks navigation away from its page', async () => {
    const { page } = desktop
    const address = page.url()
    await page.evaluate(() => Reflect.set(window, 'stillHere', true))
    for (const target of [
      'https://example.org/',
      'data:text/html,x',
      'file:///etc/passwd',
      'category-atlas://app/nothing.html',
      'category-atlas://other/index.html',
    ]) {
      await page.evaluate((to) => void (location.href = to), target)
      await page.waitForTimeout(200)
      expect([target, page.url()]).toEqual([target, address])
    }
    expect(await page.evaluate(() => Reflect.get(window, 'stillHere') as unknown)).toBe(true)
  })

  test('attaches no webview, even in a window that allows them', async () => {
    const types = await desktop.electron.evaluate(async ({ BrowserWindow, webContents }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } })
      await window.loadURL('data:text/html,<webview src="data:text/html,x" allowpopups></webview>')
      await new Promise((resolve) => setTimeout(resolve, 500))
      const seen = webContents.getAllWebContents().map((contents) => contents.getType())
      window.destroy()
      return seen
    })
    expect(types).not.toContain('webview')
  })

  test('rejects calls from other pages and from frames in its own page', async () => {
    const answers = await desktop.electron.evaluate(async ({ app, BrowserWindow }) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${app.getAppPath()}/out/preload/index.cjs`,
          nodeIntegrationInSubFrames: true,
        },
      })
      const call = 'atlasBridge.call("host.about", null).then(JSON.parse)'
      const run = (code: string) => window.webContents.executeJavaScript(code) as Promise<unknown>
      await window.loadURL('data:text/html,x')
      const other = await run(call)
      await window.loadURL('category-atlas://app/index.html')
      const own = await run(`${call}.then(({ ok }) => ok)`)
      const frame = await run(
        `const frame = document.createElement('iframe')
         frame.srcdoc = 'x'
         document.body.append(frame)
         new Promise((resolve) => setTimeout(resolve, 300)).then(() => frame.contentWindow.${call})`,
      )
      window.destroy()
      return { other, own, frame }
    })
    const refused = {
      ok: false,
      error: { code: 'unknown-call', message: 'This sender is not the app.', details: [] },
    }
    expect(answers).toEqual({ other: refused, own: true, frame: refused })
  })

  test('blocks the network in every session, for pages and for itself', async () => {
    const outcomes = await desktop.electron.evaluate(
      async ({ session, BrowserWindow }, { port, file }) => {
        const refusal = (asked: Promise<unknown>) =>
          asked.then(
            () => 'done',
            (error: unknown) => /ERR_\w+/.exec(String(error))?.[0] ?? String(error),
          )
        const seen: Record<string, string> = {}
        for (const name of ['', 'another']) {
          const one = name === '' ? session.defaultSession : session.fromPartition(name)
          for (const scheme of ['http', 'https']) {
            const asked = one.fetch(`${scheme}://127.0.0.1:${port}/`)
            seen[`${name} ${scheme}`] = await refusal(asked)
          }
          seen[`${name} name`] = await refusal(one.resolveHost('localhost'))
          seen[`${name} spelling`] = String(one.isSpellCheckerEnabled())
        }
        // A page without a policy, like a compromised one.
        const window = new BrowserWindow({ show: false })
        await window.loadURL('data:text/html,x')
        seen['ws'] = (await window.webContents.executeJavaScript(
          `new Promise((resolve) => {
             const socket = new WebSocket('ws://127.0.0.1:${port}/')
             socket.onopen = () => resolve('open')
             socket.onerror = () => resolve('refused')
           })`,
        )) as string
        seen['file'] = await refusal(window.loadURL(`file://${file}`))
        window.destroy()
        return seen
      },
      { port: network.tcp, file: join(checkout, 'package.json') },
    )
    const blocked = 'ERR_BLOCKED_BY_CLIENT'
    const each = (name: string) => ({
      [`${name} http`]: blocked,
      [`${name} https`]: blocked,
      [`${name} name`]: 'ERR_NAME_NOT_RESOLVED',
      [`${name} spelling`]: 'false',
    })
    expect(outcomes).toEqual({ ...each(''), ...each('another'), ws: 'refused', file: blocked })
    expect(network.heard).toEqual([])
  })

  test('lets nothing out, even from a compromised page', async () => {
    await desktop.page.evaluate(
      async ({ tcp, udp }) => {
        const web = `http://127.0.0.1:${tcp}/`
        const attempt = (way: () => unknown) => {
          try {
            void Promise.resolve(way()).catch(() => undefined)
          } catch {
            // Blocked at once, which is just as good.
          }
        }
        const link = (rel: string, href: string) => {
          const element = document.head.appendChild(document.createElement('link'))
          element.rel = rel
          element.href = href
        }
        const peers: RTCPeerConnection[] = []
        const peer = async (urls: string) => {
          const connection = new RTCPeerConnection({
            iceServers: [{ urls, username: 'a', credential: 'b' }],
          })
          peers.push(connection)
          connection.createDataChannel('x')
          await connection.setLocalDescription(await connection.createOffer())
        }
        for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload']) {
          attempt(() => link(rel, web))
        }
        attempt(() => fetch(web, { mode: 'no-cors' }))
        attempt(() => navigator.sendBeacon(web, 'x'))
        attempt(() => new WebSocket(web.replace('http', 'ws')))
        attempt(() => new EventSource(web))
        attempt(() => new Worker(web))
        attempt(() => navigator.serviceWorker.register(`${web}x.js`))
        attempt(() => import(web))
        attempt(() => (new Image().src = web))
        attempt(() => new WebTransport(`https://127.0.0.1:${udp}/`).ready)
        attempt(() => peer(`stun:127.0.0.1:${udp}`))
        attempt(() => peer(`turn:127.0.0.1:${udp}?transport=udp`))
        attempt(() => peer(`turn:127.0.0.1:${tcp}?transport=tcp`))
        await new Promise((resolve) => setTimeout(resolve, 1500))
        for (const one of peers) one.close()
      },
      { tcp: network.tcp, udp: network.udp },
    )
    expect(network.heard).toEqual([])
  })

  test('never asks the system to open an address', async () => {
    const main = await builtMain()
    expect(main).toContain('ipcMain')
    // The app asks the system to open only its own log folder.
    const asked = [...main.matchAll(/\bshell\.\w+\([^)]*\)/g)].map(([found]) => found)
    expect(asked).toEqual(['shell.openPath(log.folder)'])
    expect(main.includes('openExternal')).toBe(false)
  })
})
