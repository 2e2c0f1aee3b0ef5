/** The main window, a separate window for a place, or the quick lookup. In the browser, tabs replace windows. */
export type WindowKind = 'main' | 'own' | 'quick-lookup'

/** The kind of this window, from its address. */
export const windowKind: WindowKind = readKind(new URLSearchParams(window.location.search))

function readKind(parameters: URLSearchParams): WindowKind {
  const kind = parameters.get('window')
  return kind === 'own' || kind === 'quick-lookup' ? kind : 'main'
}
