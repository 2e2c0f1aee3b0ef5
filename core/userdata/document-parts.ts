import type { DocumentPart, UserDocument } from './document.ts'

/** Whether two documents have the same objects in some of their parts. */
export function sameParts(
  parts: readonly DocumentPart[],
  one: UserDocument,
  other: UserDocument,
): boolean {
  return parts.every((part) => one[part] === other[part])
}

/** Returns a document with some of its parts taken from another one. */
export function withParts(
  document: UserDocument,
  parts: readonly DocumentPart[],
  from: UserDocument,
): UserDocument {
  return { ...document, ...Object.fromEntries(parts.map((part) => [part, from[part]])) }
}
