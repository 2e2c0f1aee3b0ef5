/** Returns a file's bytes, or a part of them, in base64, encoded by the browser off this thread. Rejects if they cannot be read. */
export function base64Of(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () =>
      typeof reader.result === 'string'
        ? resolve(reader.result.replace(/^[^,]*,/, ''))
        : reject(new Error('The file cannot be read.'))
    reader.onerror = () => reject(new Error('The file cannot be read.'))
    reader.readAsDataURL(part)
  })
}

/** Decodes base64. Throws if the text is not base64. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
