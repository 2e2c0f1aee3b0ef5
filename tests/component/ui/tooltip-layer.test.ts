import '../compare/fake-host.ts'
import { cleanup, render, screen } from '@testing-library/vue'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import TooltipLayer from '../../../renderer/features/shell/TooltipLayer.vue'

const some = defineComponent(() => () => [
  h('button', { 'data-tip': 'Add or remove bookmark', 'data-tip-keys': 'bookmark' }, 'Bookmark'),
  h('button', { 'data-tip': 'Back', 'data-tip-keys': 'back' }, 'Back'),
  h('button', 'Bare'),
  h(TooltipLayer),
])

beforeEach(() => {
  vi.useFakeTimers()
  render(some, { global: { plugins: [createPinia()] } })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const button = (name: string) => screen.getByRole('button', { name })
const tip = () => document.querySelector('[role=tooltip]')?.textContent
const caps = () => [...document.querySelectorAll('.keys kbd')].map((cap) => cap.textContent)

async function point(
  at: Element,
  type = 'pointerover',
  how: PointerEventInit = { pointerType: 'mouse' },
): Promise<void> {
  at.dispatchEvent(new PointerEvent(type, { bubbles: true, ...how }))
  await nextTick()
}

async function wait(milliseconds: number): Promise<void> {
  vi.advanceTimersByTime(milliseconds)
  await nextTick()
}

async function press(key: string): Promise<void> {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  await nextTick()
}

describe('the tooltip', () => {
  it('shows when the pointer rests on a button, with the shortcut', async () => {
    await point(button('Bookmark'))
    expect(tip()).toBeUndefined()
    await wait(1000)
    expect(tip()).toBe('Add or remove bookmark')
    expect(caps()).toEqual(['B'])
  })

  it('shows at once on keyboard focus', async () => {
    await press('Tab')
    button('Back').focus()
    await nextTick()
    expect(tip()).toBe('Back')
    button('Bare').focus()
    await nextTick()
    expect(tip()).toBeUndefined()
  })

  it('describes its button only if it says more than the name, and only while it shows', async () => {
    await point(button('Bookmark'))
    await wait(1000)
    expect(button('Bookmark').getAttribute('aria-describedby')).toBe('tip-text')
    await point(button('Back'))
    await wait(1000)
    expect(tip()).toBe('Back')
    expect(button('Bookmark').hasAttribute('aria-describedby')).toBe(false)
    expect(button('Back').hasAttribute('aria-describedby')).toBe(false)
  })

  it('stays while the pointer is on it, and hides soon after', async () => {
    await point(button('Bookmark'))
    await wait(1000)
    const shown = document.querySelector('[role=tooltip]')
    if (shown === null) throw new Error('no tip')
    await point(document.body)
    await point(shown)
    await wait(5000)
    expect(tip()).toBe('Add or remove bookmark')
    await point(document.body)
    await wait(1000)
    expect(tip()).toBeUndefined()
  })

  it('is dismissed by Escape until another element is hovered', async () => {
    await point(button('Bookmark'))
    await wait(1000)
    await press('Escape')
    expect(tip()).toBeUndefined()
    await point(button('Bookmark'), 'pointermove')
    await point(button('Bookmark'))
    await wait(5000)
    expect(tip()).toBeUndefined()
    await point(document.body)
    await point(button('Bookmark'))
    await wait(5000)
    expect(tip()).toBe('Add or remove bookmark')
  })

  it.each(['pointerdown', 'scroll', 'resize', 'blur'])('hides on %s', async (type) => {
    await point(button('Bookmark'))
    await wait(1000)
    const at = type === 'blur' || type === 'resize' ? window : button('Bookmark')
    at.dispatchEvent(new Event(type, { bubbles: type === 'pointerdown' }))
    await nextTick()
    expect(tip()).toBeUndefined()
  })

  it('stays when something else scrolls', async () => {
    await point(button('Bookmark'))
    await wait(1000)
    button('Bare').dispatchEvent(new Event('scroll'))
    await nextTick()
    expect(tip()).toBe('Add or remove bookmark')
  })

  it('stays with its focused button when the window changes its size', async () => {
    await press('Tab')
    button('Back').focus()
    await wait(1000)
    window.dispatchEvent(new Event('resize'))
    await nextTick()
    expect(tip()).toBe('Back')
    await press('Escape')
    expect(tip()).toBeUndefined()
  })

  it('does not show for an element that moves under a resting pointer while keys are pressed', async () => {
    await press('j')
    await point(button('Bookmark'))
    await wait(5000)
    expect(tip()).toBeUndefined()
    await point(button('Bookmark'), 'pointermove')
    await wait(5000)
    expect(tip()).toBe('Add or remove bookmark')
  })

  it.each([{ pointerType: 'touch' }, { pointerType: 'mouse', buttons: 1 }])(
    'does not show for touch or while dragging: %o',
    async (how) => {
      await point(button('Bookmark'), 'pointerover', how)
      await wait(5000)
      expect(tip()).toBeUndefined()
    },
  )
})
