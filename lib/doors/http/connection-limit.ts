import type { Server } from 'node:https'
import type { Socket } from 'node:net'
import { networkOf } from '../network-of.ts'

/** No address holds so many of a server's connections that there are none left for the others; what is beyond is closed unheard. */
export function limitConnectionsOfAddress(server: Server, perAddressMax: number): void {
  const open = new Map<string, number>()
  server.prependListener('connection', (socket: Socket) => {
    const network = networkOf(socket.remoteAddress ?? '')
    const count = (open.get(network) ?? 0) + 1
    open.set(network, count)
    socket.once('close', () => {
      const left = open.get(network)! - 1
      if (left > 0) open.set(network, left)
      else open.delete(network)
    })
    if (count > perAddressMax) socket.destroy()
  })
}
