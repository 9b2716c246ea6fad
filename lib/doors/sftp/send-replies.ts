import type { Socket } from 'node:net'
import type { Writable } from 'node:stream'

/** Nobody is there to read any more. */
export class ClientGone extends Error {}

/** Sent and not yet taken by the client; above it nothing more is answered. */
const UNREAD_BYTES_MAX = 1_048_576

/**
 * Writes to a channel of a connection and waits until the client has room for more: its window at the channel, and
 * what it reads of the connection, which ssh2 does not look at.
 * @param gone aborted when the connection has ended: ssh2 does not tell whoever waits to write
 */
export function sendReplies({ channel, socket, gone }: { channel: Writable; socket: Socket; gone: AbortSignal }, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    if (gone.aborted || !channel.writable) return reject(new ClientGone())
    const settle = (error?: Error | null): void => {
      gone.removeEventListener('abort', onGone)
      channel.off('close', onGone)
      socket.off('drain', onDrain)
      if (error) reject(error)
      else resolve()
    }
    const onGone = (): void => settle(new ClientGone())
    const onDrain = (): void => settle()
    gone.addEventListener('abort', onGone)
    channel.once('close', onGone)
    channel.write(bytes, (error) => {
      if (error || socket.writableLength <= UNREAD_BYTES_MAX) return settle(error)
      socket.once('drain', onDrain)
    })
  })
}
