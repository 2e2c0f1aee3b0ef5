import { expect, test } from 'vitest'
import { type WindowServices, createWindowHandlers } from '#backend/window-handlers.ts'
import { CallFailed } from '#core/contract/call-failed.ts'

function recorder(): { services: WindowServices; done: unknown[] } {
  const done: unknown[] = []
  return {
    done,
    services: {
      open: (place) => done.push(place),
      openInMain: (place) => done.push(place),
      showQuickLookup: () => done.push('show'),
      hideQuickLookup: () => done.push('hide'),
      nativeState: () => ({ shortcut: 'taken', tray: 'missing' }),
    },
  }
}

test('a host with windows executes the calls', async () => {
  const { services, done } = recorder()
  const handlers = createWindowHandlers(services)
  const place = { kind: 'compare', from: '2025', to: '2026' } as const
  expect(await handlers['window.open'](place)).toBeNull()
  await handlers['quickLookup.show'](null)
  await handlers['quickLookup.hide'](null)
  expect(done).toEqual([place, 'show', 'hide'])
  expect(await handlers['window.nativeState'](null)).toEqual({ shortcut: 'taken', tray: 'missing' })
})

test('an exception in the host is a failed call', async () => {
  const { services } = recorder()
  const handlers = createWindowHandlers({
    ...services,
    open: () => {
      throw new CallFailed('conflict', 'Too many.')
    },
  })
  const place = { kind: 'category', edition: '2026', category: 'surgery' } as const
  await expect(handlers['window.open'](place)).rejects.toMatchObject({ code: 'conflict' })
})

test('a host without windows rejects the calls as unknown', async () => {
  const handlers = createWindowHandlers(undefined)
  await expect(handlers['window.nativeState'](null)).rejects.toMatchObject({ code: 'unknown-call' })
  await expect(handlers['quickLookup.show'](null)).rejects.toMatchObject({ code: 'unknown-call' })
})
