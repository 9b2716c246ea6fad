import { connect, createServer, type Socket } from 'node:net'

/**
 * A line to the register that fails as lines do. Below TLS, so both ends are the real ones.
 * - `refuse`: no call gets through
 * - `deaf`: on connections that stand already everything reaches the register and nothing comes back
 */
export type Wire = {
  port: number
  /** where new connections lead */
  target: number
  mode: 'through' | 'refuse' | 'deaf'
  /** Ends every connection as it is. */
  cut(): void
  close(): Promise<void>
}

export async function openWire(target: number): Promise<Wire> {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    if (wire.mode === 'refuse') return void near.destroy()
    const far = connect(wire.target, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far)
    far.on('data', (bytes) => { if (wire.mode !== 'deaf') near.write(bytes) })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const wire: Wire = {
    port: (server.address() as { port: number }).port,
    mode: 'through',
    target,
    cut: () => { for (const socket of sockets) socket.destroy() },
    close: () => new Promise((resolve) => {
      wire.cut()
      server.close(() => resolve())
    }),
  }
  return wire
}
