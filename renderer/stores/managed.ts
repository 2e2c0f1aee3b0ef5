import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ToldPolicy } from '#core/contract/host-calls.ts'
import type { Settings } from '#core/userdata/settings.ts'
import { callHost } from '../host/host.ts'

/** The settings that the organization manages on this computer. */
export const useManaged = defineStore('managed', () => {
  const policy = shallowRef<ToldPolicy>({ path: null, defaults: {}, locked: {}, problems: [] })

  async function read(): Promise<void> {
    policy.value = await callHost('host.policy', null)
  }

  /** Whether a setting is locked, so that the user cannot change it. */
  function isLocked(key: keyof Settings): boolean {
    return Object.hasOwn(policy.value.locked, key)
  }

  return { policy, read, isLocked }
})
