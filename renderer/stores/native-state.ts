import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { NativeState } from '#core/contract/window-calls.ts'
import { callHost, onHostEvent } from '../host/host.ts'
import { useMessages } from './messages.ts'

/** Whether the system supports what the desktop settings ask for. */
export const useNativeState = defineStore('native-state', () => {
  const messages = useMessages()
  const state = shallowRef<NativeState>({ shortcut: 'off', tray: 'off' })

  function read(): void {
    callHost('window.nativeState', null).then(
      (now) => (state.value = now),
      (error: unknown) => messages.report(error),
    )
  }

  onHostEvent('native-state-changed', read)

  return { state, read }
})
