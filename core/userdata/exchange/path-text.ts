const separator = ' > '

/** Returns names from the outermost inwards as one text. */
export function formatPath(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\>]/g, String.raw`\$&`)).join(separator)
}

/** Returns the names of a text of {@link formatPath}; blanks around them and empty ones are left out. */
export function parsePath(text: string): string[] {
  const names: string[] = []
  let name = ''
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '\\' && index + 1 < text.length) name += text.charAt(++index)
    else if (character === '>') {
      names.push(name)
      name = ''
    } else name += character
  }
  names.push(name)
  return names.map((each) => each.trim()).filter((each) => each !== '')
}
