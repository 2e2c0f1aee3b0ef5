import { type WritableComputedRef, computed } from 'vue'
import type { Settings } from '#core/userdata/settings.ts'
import { useUserData } from '../../stores/user-data.ts'

/** Returns a setting as a writable value. All windows see a change immediately. */
export function useSetting<Key extends keyof Settings>(
  key: Key,
): WritableComputedRef<Settings[Key]> {
  const userData = useUserData()
  return computed({
    get: () => userData.settings[key],
    set: (value) => void userData.apply([{ kind: 'set-settings', values: { [key]: value } }]),
  })
}
