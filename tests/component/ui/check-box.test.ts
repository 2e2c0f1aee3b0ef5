import { cleanup, render, screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import CheckBox from '../../../renderer/ui/CheckBox.vue'

afterEach(cleanup)

function show(props: { disabled?: boolean } = {}) {
  const on = ref(false)
  render(
    defineComponent(() => () => [
      h(
        CheckBox,
        {
          ...props,
          modelValue: on.value,
          'onUpdate:modelValue': (is: boolean) => (on.value = is),
          describedBy: 'about',
        },
        () => 'Keep recents',
      ),
      h('p', { id: 'about' }, 'On this computer only.'),
    ]),
  )
  return { on, box: screen.getByRole('checkbox', { name: 'Keep recents' }) }
}

describe('a check box', () => {
  it('toggles with a click on its label and with the space bar', async () => {
    const user = userEvent.setup()
    const { on, box } = show()
    await user.click(screen.getByText('Keep recents'))
    expect(on.value).toBe(true)
    box.focus()
    await user.keyboard(' ')
    expect(on.value).toBe(false)
  })

  it('is described by another element', () => {
    expect(show().box.getAttribute('aria-describedby')).toBe('about')
  })

  it('does nothing while it is disabled', async () => {
    const { on } = show({ disabled: true })
    await userEvent.setup().click(screen.getByText('Keep recents'))
    expect(on.value).toBe(false)
  })
})
