/** The only two channels between a window and the main process. */
export const callChannel = 'atlas:call'
export const eventChannel = 'atlas:event'
