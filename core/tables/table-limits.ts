/** The largest file that becomes a code table, in bytes. */
export const mostTableBytes = 100 * 1024 * 1024
/** The largest part in which a file is sent to the host, in bytes. */
export const tablePartBytes = 1024 * 1024
