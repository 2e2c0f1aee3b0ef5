/** What an edition's id looks like: `2026`. */
export const editionIdPattern = /^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/

/** What a category's id looks like: its path, as `surgery/musculoskeletal`. */
export const categoryIdPattern = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/

/** The most characters of a category's id. */
export const categoryIdLength = 400

export function isEditionId(value: unknown): value is string {
  return typeof value === 'string' && editionIdPattern.test(value)
}

export function isCategoryId(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= categoryIdLength && categoryIdPattern.test(value)
  )
}
