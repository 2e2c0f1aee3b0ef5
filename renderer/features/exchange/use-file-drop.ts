import { useEventListener } from '@vueuse/core'
import { ref } from 'vue'
import { isEditionFileName } from '#core/editions/export-formats.ts'
import { hasBookmarkColumns, isTableFile } from '#core/tables/table-files.ts'
import { useEditionImport } from '../../stores/edition-import.ts'
import { useExchange } from '../../stores/exchange.ts'
import { useMessages } from '../../stores/messages.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useTableImport } from '../../stores/table-import.ts'
import { fileDropTexts } from './texts.ts'

const startLength = 200

/** Imports a file dropped on the window: bookmarks, a code table or an edition. Returns whether one is dragged over it. */
export function useFileDrop() {
  const editionImport = useEditionImport()
  const exchange = useExchange()
  const messages = useMessages()
  const navigation = useNavigation()
  const tableImport = useTableImport()
  const isOver = ref(false)

  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

  useEventListener(window, 'dragover', (event: DragEvent) => {
    if (!hasFile(event)) return
    event.preventDefault()
    isOver.value = true
  })
  useEventListener(window, 'dragleave', (event: DragEvent) => {
    // Without a next element, it has left the window.
    if (event.relatedTarget === null) isOver.value = false
  })
  useEventListener(window, 'drop', (event: DragEvent) => {
    if (!hasFile(event)) return
    event.preventDefault()
    isOver.value = false
    const [file, ...others] = event.dataTransfer?.files ?? []
    if (others.length > 0) messages.warn(fileDropTexts.oneAtATime)
    else if (file !== undefined) void open(file)
  })

  /** A spreadsheet is an edition if it can be read as one, or if the editions page is on screen. */
  async function open(file: File): Promise<void> {
    const start = await startOf(file)
    const mayBeEdition = isSheet(file.name) && !hasBookmarkColumns(start)
    if (isEditionFileName(file.name)) await editionImport.openFile(file)
    else if (mayBeEdition && (isOnEditions() || (await editionImport.isEdition(file)))) {
      await editionImport.openFile(file)
    } else if (isTableFile(file.name, start)) await tableImport.openFile(file)
    else await exchange.readFile(file)
  }

  const isSheet = (name: string) => /\.(xlsx|csv)$/i.test(name)
  const isOnEditions = () => navigation.view.kind === 'editions'

  /** The first line of a CSV tells what it is. */
  function startOf(file: File): Promise<string> {
    return file
      .slice(0, startLength)
      .text()
      .catch(() => '')
  }

  return { isOver }
}
