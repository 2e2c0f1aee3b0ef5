import '../bookmarks/fake-host.ts'
import { bookmarkOf, show } from '../bookmarks/mount.ts'
import { cleanup, screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import CommandPalette from '../../../renderer/features/palette/CommandPalette.vue'
import { useNavigation } from '../../../renderer/stores/navigation.ts'

Element.prototype.scrollIntoView = () => undefined

beforeEach(() =>
  show(CommandPalette, '2026', [bookmarkOf('one', '2026', 'surgery')], { modelValue: true }),
)
afterEach(cleanup)

const box = () => screen.getByRole('combobox')
const groups = () => screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))
const options = () => screen.getAllByRole('option').map(({ textContent }) => textContent.trim())
const chosen = () => screen.getByRole('option', { selected: true })

describe('the palette', () => {
  it('starts with the bookmarks, followed by the actions', () => {
    expect(groups()).toEqual(['Bookmarks', 'Actions'])
    within(screen.getByRole('group', { name: 'Bookmarks' })).getByRole('option', {
      name: /^Surgery/,
    })
  })

  it('groups results by kind, the best kind first', async () => {
    await userEvent.setup().type(box(), 'surgery')
    expect(groups()).toEqual(['Bookmarks', 'Categories'])
    expect(
      within(screen.getByRole('group', { name: 'Categories' })).getAllByRole('option').length,
    ).toBeGreaterThan(1)
  })

  it('lets the arrow keys cycle through all groups', async () => {
    const user = userEvent.setup()
    await user.type(box(), 'surgery')
    const all = options()
    const passed: string[] = []
    for (let press = 0; press <= all.length; press++) {
      passed.push(chosen().textContent.trim())
      expect(box().getAttribute('aria-activedescendant')).toBe(chosen().id)
      await user.keyboard('{ArrowDown}')
    }
    expect(passed).toEqual([...all, all[0]])
  })

  it('shows the shortcut of an action', async () => {
    await userEvent.setup().type(box(), 'copy name')
    expect(chosen().querySelector('kbd')?.textContent).toBe('Shift+N')
  })

  it('opens the selected item on Enter', async () => {
    await userEvent.setup().type(box(), 'knee incision{Enter}')
    expect(useNavigation().category?.name).toBe('Incision')
  })
})
