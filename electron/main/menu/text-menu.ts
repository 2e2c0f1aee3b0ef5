import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'

/**
 * Returns the context menu for a place in a page: editing commands in a text field, Copy for selected text,
 * and none elsewhere. There are no spelling suggestions, because their dictionaries come from the network.
 */
export function textMenu({
  isEditable,
  selectionText,
  editFlags,
}: Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'editFlags'
>): MenuItemConstructorOptions[] {
  if (isEditable) {
    return [
      { role: 'undo', enabled: editFlags.canUndo },
      { role: 'redo', enabled: editFlags.canRedo },
      { type: 'separator' },
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', enabled: editFlags.canSelectAll },
    ]
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }]
}
