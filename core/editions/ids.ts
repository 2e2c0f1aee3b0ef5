/** The form of an edition id: `2026`. */
export const editionIdPattern = /^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/

/** The form of a category id: its path, such as `surgery/musculoskeletal`. */
export const categoryIdPattern = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/

/** The maximum length of a category id. */
export const categoryIdLength = 400

export function isEditionId(value: unknown): value is string {
  return typeof value === 'string' && editionIdPattern.test(value)
}

export function isCategoryId(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= categoryIdLength && categoryIdPattern.test(value)
  )
}
