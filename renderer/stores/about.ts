import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { About } from '#core/contract/host-calls.ts'
import { callHost } from '../host/host.ts'

/** The versions in use, and where the data are stored. */
export const useAbout = defineStore('about', () => {
  const about = shallowRef<About>()

  async function read(): Promise<void> {
    about.value = await callHost('host.about', null)
  }

  return { about, read }
})
