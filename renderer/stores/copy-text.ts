import { useMessages } from './messages.ts'
import { hostKind } from '../host/host-kind.ts'
import { callHost } from '../host/host.ts'

/** Copies a text and tells the user; `said` names it. In the desktop app the host copies it, since pages have no permission to. */
export async function copyText(text: string, said = 'Text'): Promise<void> {
  const messages = useMessages()
  try {
    if (hostKind === 'desktop') await callHost('host.copy', { text })
    else await navigator.clipboard.writeText(text)
    messages.say(`${said} copied: ${text.length > 160 ? `${text.slice(0, 160)}…` : text}`)
  } catch {
    messages.warn('The clipboard is not available. Select the text and copy it yourself.')
  }
}
