import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** The most connections without a token at once: more than a browser needs to load the page. */
export const mostStrangers = 50
/** How long such a connection can be idle, in milliseconds. */
const strangerTime = 30_000

/**
 * Keeps connections without the token from using up the resources of the page: beyond a limit the oldest is closed,
 * and idle ones are closed after a while. Returns a function that exempts a connection that has shown the token.
 */
export function limitStrangers(server: Server): (socket: Socket) => void {
  /** In order of arrival. */
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
