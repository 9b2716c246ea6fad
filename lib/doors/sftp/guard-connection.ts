import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import type { Connection } from 'ssh2'

/** Received and not served, and sent and not read; honest clients keep within the windows, two megabytes each way. */
const BUFFERED_BYTES_MAX = 8 * 1_048_576
/** Clients exchange keys anew once in a gigabyte; who wants to test that, once in a megabyte. */
const REKEYS_MAX = 10
const BYTES_PER_REKEY_MIN = 100_000

/**
 * Ends connections that would cost memory or time without bound: ssh2 takes data whatever its window says, answers
 * requests whether or not anybody reads, and computes new keys as often as it is asked.
 */
export function guardConnection({ connection, socket, channels, onAbuse }: { connection: Connection; socket: Socket; channels: ReadonlySet<Readable>; onAbuse(what: string): void }): void {
  socket.on('data', () => {
    let buffered = socket.writableLength
    for (const { readableLength } of channels) buffered += readableLength
    if (buffered > BUFFERED_BYTES_MAX) onAbuse('sends without reading')
  })
  let rekeys = 0
  connection.on('rekey', () => {
    rekeys += 1
    if (rekeys > REKEYS_MAX + (socket.bytesRead + socket.bytesWritten) / BYTES_PER_REKEY_MIN) onAbuse('exchanges keys without need')
  })
}
