import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Connections from elsewhere that may be open at once: more than a browser needs to read the page. */
export const mostStrangers = 50
/** How long such a connection may say nothing, in milliseconds. */
const strangerTime = 30_000

/**
 * Keeps connections that never showed the token from using up what the page needs: beyond a number the oldest is closed,
 * and an idle one after some time. Returns a function that takes a connection out of these rules once it showed it.
 */
export function limitStrangers(server: Server): (socket: Socket) => void {
  /** In the order in which they came. */
  const strangers = new Set<Socket>()
  server.timeout = strangerTime
  server.headersTimeout = 10_000
  server.on('connection', (socket) => {
    strangers.add(socket)
    socket.once('close', () => strangers.delete(socket))
    if (strangers.size <= mostStrangers) return
    const [oldest] = strangers
    oldest?.destroy()
  })
  return (socket) => {
    strangers.delete(socket)
    socket.setTimeout(0)
  }
}
