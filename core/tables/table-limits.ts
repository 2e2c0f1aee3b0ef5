/** The largest part in which a file is sent to the host, in bytes. */
export const tablePartBytes = 1024 * 1024
