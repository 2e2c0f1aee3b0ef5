/** The main window, one with a place of its own, or the quick lookup. In the browser, tabs take the place of windows. */
export type WindowKind = 'main' | 'own' | 'quick-lookup'

/** What this window is; its address tells. */
export const windowKind: WindowKind = readKind(new URLSearchParams(window.location.search))

function readKind(parameters: URLSearchParams): WindowKind {
  const kind = parameters.get('window')
  return kind === 'own' || kind === 'quick-lookup' ? kind : 'main'
}
