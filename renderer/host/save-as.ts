/** Lets the user save a text, or bytes, as a file, where and under which name the host asks or decides. */
export function saveAs(
  name: string,
  type: string,
  content: string | Uint8Array<ArrayBuffer>,
): void {
  const whole = typeof content === 'string' ? `${type};charset=utf-8` : type
  const address = URL.createObjectURL(new Blob([content], { type: whole }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by then, and holds the content itself.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
