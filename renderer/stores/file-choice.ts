import { ref, shallowRef } from 'vue'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { InputOf } from '#core/contract/contract.ts'
import { hostKind } from '../host/host-kind.ts'
import { callHost } from '../host/host.ts'
import { useMessages } from './messages.ts'
import { type View, useNavigation } from './navigation.ts'

/** Why a file was rejected. */
interface RefusedFile {
  readonly fileName: string
  readonly reason: string
  readonly details: readonly string[]
}

/**
 * Returns what the pages that import files share: asking for a file, and why the last one was rejected.
 * `what` is the kind of file in the desktop app's file dialog, if it has one.
 */
export function createFileChoice(page: View, what?: InputOf<'host.chooseImport'>['what']) {
  const messages = useMessages()
  const navigation = useNavigation()

  /** Why the last file was rejected. */
  const refused = shallowRef<RefusedFile>()
  /** Whether the page should open the file dialog when it is shown. */
  const wantsFile = ref(false)

  function askForFile(): void {
    navigation.show(page)
    // A page can open a file dialog only right after a key or click in it, not after a click in the native menu.
    if (what !== undefined && hostKind === 'desktop') {
      callHost('host.chooseImport', { what }).catch((error: unknown) => messages.report(error))
    } else wantsFile.value = true
  }

  /** Shows on the page why a file was rejected, from the error that was thrown while reading it. */
  function refuse(fileName: string, error: unknown): void {
    navigation.show(page)
    refused.value = {
      fileName,
      reason: error instanceof Error ? error.message : 'The file cannot be read.',
      details: error instanceof CallFailed ? error.details : [],
    }
  }

  return { refused, wantsFile, askForFile, refuse }
}
