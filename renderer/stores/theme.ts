import { useMediaQuery } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { useManaged } from './managed.ts'
import { useMessages } from './messages.ts'
import { useUserData } from './user-data.ts'

export type ShownTheme = 'light' | 'dark' | 'contrast'

/** Returns the next theme, in a cycle. */
export function nextTheme(theme: ShownTheme): ShownTheme {
  const next = { light: 'dark', dark: 'contrast', contrast: 'light' } as const
  return next[theme]
}

/** The theme on screen: the chosen one, or that of the system. */
export const useTheme = defineStore('theme', () => {
  const userData = useUserData()
  const messages = useMessages()
  const managed = useManaged()

  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)')
  const systemWantsContrast = useMediaQuery('(prefers-contrast: more)')

  const shown = computed<ShownTheme>(() => {
    const chosen = userData.settings.theme
    if (chosen !== 'system') return chosen
    if (systemWantsContrast.value) return 'contrast'
    return systemIsDark.value ? 'dark' : 'light'
  })

  watch(
    shown,
    (theme) => {
      document.documentElement.dataset['theme'] = theme
    },
    { immediate: true },
  )

  function choose(theme: ShownTheme): void {
    if (managed.isLocked('theme')) {
      messages.say('Your organization sets the theme.')
      return
    }
    messages.say(`Theme: ${theme === 'contrast' ? 'high contrast' : theme}`)
    void userData.apply([{ kind: 'set-settings', values: { theme } }])
  }

  return { shown, choose }
})
