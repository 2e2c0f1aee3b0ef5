import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** A TCP and a UDP port on 127.0.0.1 that record every connection and packet. */
export interface Listeners {
  readonly tcp: number
  readonly udp: number
  /** Everything received, in order of arrival. */
  readonly heard: readonly string[]
  close(): void
}

/** Opens the two ports. */
export async function listen(): Promise<Listeners> {
  const heard: string[] = []
  const tcp = createServer((socket) => {
    heard.push('a TCP connection')
    socket.on('error', () => undefined)
    socket.destroy()
  }).listen(0, '127.0.0.1')
  const udp = createSocket('udp4', () => void heard.push('a UDP packet')).bind(0, '127.0.0.1')
  await Promise.all([once(tcp, 'listening'), once(udp, 'listening')])
  return {
    tcp: (tcp.address() as AddressInfo).port,
    udp: udp.address().port,
    heard,
    close() {
      tcp.close()
      udp.close()
    },
  }
}
