/** A code of CPT, or a letter and four digits as in HCPCS Level II and CDT. */
const anyCode = /^(?:\d{4}[\dAFMTU]|[A-V]\d{4})$/

/** Whether a value is written like a code that has a page: of CPT, HCPCS Level II or CDT, in upper case. */
export function isAnyCode(value: unknown): value is string {
  return typeof value === 'string' && anyCode.test(value)
}
