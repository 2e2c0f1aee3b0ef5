import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { type ActionId, writeKeys } from '#core/actions/actions.ts'
import { ariaKeys } from '#core/actions/aria-keys.ts'
import {
  type KeyOverrides,
  readBindings,
  withDefaultKeys,
  withKeys,
} from '#core/actions/bindings.ts'
import { withPolicy } from '#core/policy/policy.ts'
import { isMac } from '../host/host-kind.ts'
import { useManaged } from './managed.ts'
import { useMessages } from './messages.ts'
import { useUserData } from './user-data.ts'

/** The current shortcuts of the actions, and changing them. All windows read them from the same settings. */
export const useBindings = defineStore('bindings', () => {
  const messages = useMessages()
  const managed = useManaged()
  const userData = useUserData()

  /** As text, so that a new copy of the user data with the same shortcuts changes nothing. */
  const stored = computed(() => {
    const settings = withPolicy(userData.document.settings, managed.policy)
    return JSON.stringify(settings['keyBindings'] ?? {})
  })
  const reading = computed(() => readBindings(JSON.parse(stored.value) as unknown, isMac))
  const bindings = computed(() => reading.value.bindings)
  const overrides = computed(() => reading.value.overrides)

  watch(
    () => reading.value.dropped,
    (dropped) => {
      if (dropped.length === 0) return
      messages.warn(
        'Some of your keyboard shortcuts can’t be used and were skipped. The others work. The settings file keeps the skipped ones until you next change a shortcut.',
        dropped,
      )
    },
    { immediate: true },
  )

  /** Returns a shortcut as it is shown. */
  function written(keys: string): string {
    return writeKeys(keys, isMac)
  }

  /** Returns the first shortcut of an action as it is shown, or `undefined` if it has none. */
  function shown(id: ActionId): string | undefined {
    const keys = bindings.value.get(id)?.[0]
    return keys === undefined ? undefined : written(keys)
  }

  /** Returns all shortcuts of an action for `aria-keyshortcuts`, or `undefined` if it has none. */
  function forAria(id: ActionId): string | undefined {
    const keys = bindings.value.get(id) ?? []
    return keys.length === 0 ? undefined : keys.map((one) => ariaKeys(one, isMac)).join(' ')
  }

  async function keep(next: KeyOverrides, text: string): Promise<void> {
    if (managed.isLocked('keyBindings')) {
      messages.say('Your organization manages the shortcuts.')
      return
    }
    const keyBindings = Object.fromEntries([...next].map(([id, keys]) => [id, [...keys]]))
    await userData.applyAndSay([{ kind: 'set-settings', values: { keyBindings } }], text)
  }

  async function give(id: ActionId, keys: readonly string[], text: string): Promise<void> {
    await keep(withKeys(overrides.value, id, keys, isMac), text)
  }

  async function reset(id: ActionId, text: string): Promise<void> {
    await keep(withDefaultKeys(overrides.value, id, isMac), text)
  }

  async function resetAll(): Promise<void> {
    await keep(new Map(), 'Shortcuts reset to defaults.')
  }

  return { bindings, overrides, written, shown, forAria, give, reset, resetAll }
})
