/** Lets the user save a text as a file, where and under which name the host asks or decides. */
export function saveAs(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by then, and holds the text itself.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
