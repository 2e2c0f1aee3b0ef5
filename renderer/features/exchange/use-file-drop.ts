import { useEventListener } from '@vueuse/core'
import { ref } from 'vue'
import { isTableFile } from '#core/tables/table-files.ts'
import { useExchange } from '../../stores/exchange.ts'
import { useMessages } from '../../stores/messages.ts'
import { useTableImport } from '../../stores/table-import.ts'

const startLength = 200

/** Takes a file that is dropped anywhere on the window for an import, of bookmarks or of a code table. Returns whether one is held over it. */
export function useFileDrop() {
  const exchange = useExchange()
  const messages = useMessages()
  const tableImport = useTableImport()
  const isOver = ref(false)

  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

  useEventListener(window, 'dragover', (event: DragEvent) => {
    if (!hasFile(event)) return
    event.preventDefault()
    isOver.value = true
  })
  useEventListener(window, 'dragleave', (event: DragEvent) => {
    // Without another element to go to, it has left the window.
    if (event.relatedTarget === null) isOver.value = false
  })
  useEventListener(window, 'drop', (event: DragEvent) => {
    if (!hasFile(event)) return
    event.preventDefault()
    isOver.value = false
    const [file, ...others] = event.dataTransfer?.files ?? []
    if (others.length > 0) messages.warn('Drop one file at a time. No file was read.')
    else if (file !== undefined) void open(file)
  })

  /** What a CSV is shows in its first line. */
  async function open(file: File): Promise<void> {
    const start = await file
      .slice(0, startLength)
      .text()
      .catch(() => '')
    if (isTableFile(file.name, start)) await tableImport.openFile(file)
    else await exchange.readFile(file)
  }

  return { isOver }
}
