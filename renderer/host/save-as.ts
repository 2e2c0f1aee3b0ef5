/** Lets the user save a text as a file. The host asks for or decides the folder and name. */
export function saveAs(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // By then the download has started and has its own copy of the text.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
