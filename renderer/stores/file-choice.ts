import { ref, shallowRef } from 'vue'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { InputOf } from '#core/contract/contract.ts'
import { hostKind } from '../host/host-kind.ts'
import { callHost } from '../host/host.ts'
import { useMessages } from './messages.ts'
import { type View, useNavigation } from './navigation.ts'

/** Why a file was not taken. */
interface RefusedFile {
  readonly fileName: string
  readonly reason: string
  readonly details: readonly string[]
}

/**
 * Returns what the pages that import files share: asking for a file, and why the last one was not taken.
 * `what` is how the desktop's own file dialog knows the files, if it does.
 */
export function createFileChoice(page: View, what?: InputOf<'host.chooseImport'>['what']) {
  const messages = useMessages()
  const navigation = useNavigation()

  /** Why the last file was not taken. */
  const refused = shallowRef<RefusedFile>()
  /** Whether the page should open the file dialog as soon as it is there. */
  const wantsFile = ref(false)

  function askForFile(): void {
    navigation.show(page)
    // A page may open a file dialog only right after a key or a click in it, not after an item of the system menu.
    if (what !== undefined && hostKind === 'desktop') {
      callHost('host.chooseImport', { what }).catch((error: unknown) => messages.report(error))
    } else wantsFile.value = true
  }

  /** Says on the page why a file was not taken, by what was thrown while it was read. */
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
