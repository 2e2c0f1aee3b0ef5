import { until } from '@vueuse/core'
import type { Ref } from 'vue'
import { onHostEvent } from '../../host/host.ts'
import { useEditionImport } from '../../stores/edition-import.ts'
import { useExchange } from '../../stores/exchange.ts'
import { useMessages } from '../../stores/messages.ts'
import { openLink } from './open-link.ts'
import { openRequestsTexts } from './texts.ts'

/**
 * Opens the links and files that the host passes on, after start-up, since their targets must be loaded. `makeRoom`
 * runs first, to close what covers the page.
 */
export function useOpenRequests(started: Ref<boolean>, makeRoom: () => void): void {
  const editionImport = useEditionImport()
  const exchange = useExchange()
  const messages = useMessages()

  const whenStarted = (work: () => void) => void until(started).toBe(true).then(work)

  onHostEvent('link-opened', (link) => {
    whenStarted(() => {
      makeRoom()
      openLink(link).catch((error: unknown) => messages.report(error))
    })
  })
  onHostEvent('file-opened', ({ name, text }) => {
    whenStarted(() => {
      makeRoom()
      void exchange.readText(name, text)
    })
  })
  onHostEvent('edition-opened', (file) => {
    whenStarted(() => {
      makeRoom()
      void editionImport.openData(file)
    })
  })
  onHostEvent('opening-refused', ({ message }) => messages.warn(message))
  onHostEvent('host-trouble', ({ message }) => messages.warn(message))
  onHostEvent('window-recovered', () => {
    messages.warn(openRequestsTexts.recovered, [
      openRequestsTexts.restored,
      openRequestsTexts.checkWords,
    ])
  })
}
