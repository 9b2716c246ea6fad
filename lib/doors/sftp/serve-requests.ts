/** The requests of one SFTP channel, answered in the order they come. */
import type { Duplex } from 'node:stream'
import type { Log } from '#lib/platform/log.ts'
import type { AccountFiles } from './files/account-files.ts'
import { refusalOf } from './files/refused.ts'
import { Handles } from './handles.ts'
import { performRequest } from './perform-request.ts'
import { ClientGone } from './send-replies.ts'
import { PacketSplitter } from './wire/packet-splitter.ts'
import { STATUS } from './wire/protocol.ts'
import { statusReply } from './wire/replies.ts'
import { readRequest, type Request } from './wire/requests.ts'

export type ServedChannel = {
  channel: Duplex
  files: AccountFiles
  log: Log
  /** Aborted when the connection has ended: what it had still asked for is not done any more. */
  gone: AbortSignal
  /** Resolves when the client has room for more; rejects when it is gone. */
  send(bytes: Buffer): Promise<void>
  /** Bytes have gone to a file, and the client has not been told yet. */
  onWritten(): void
  /** Requests have been answered, which wrote so many bytes to files. */
  onAnswered(bytesWritten: number): void
}

/** Replies go out together, up to this size. */
const REPLIES_BYTES_MAX = 262_144

type WriteRequest = Request & { type: 'write' }

/**
 * Serves until the client ends the channel or its connection. Nothing is read ahead of what is being answered, so a
 * client that sends faster than the disk takes, or asks faster than it reads, waits; its requests do not pile up here.
 * @throws ProtocolViolation when the client does not speak SFTP; ClientGone when nobody is there any more
 */
export async function serveRequests({ channel, files, log, gone, send, onWritten, onAnswered }: ServedChannel): Promise<void> {
  const splitter = new PacketSplitter()
  const handles = new Handles(files)
  const replies = new Replies(send)
  try {
    for await (const chunk of channel) {
      const requests = splitter.push(chunk as Buffer).map(readRequest)
      let bytesWritten = 0
      for (let at = 0; at < requests.length;) {
        if (gone.aborted) throw new ClientGone()
        const writes = contiguousWrites(requests, at)
        const group = writes.length > 0 ? writes : [requests[at]!]
        const answers = await orRefusal(log, group, () =>
          (writes.length > 0 ? write(handles, writes) : perform(files, handles, requests[at] as Exclude<Request, WriteRequest>)))
        if (writes.length > 0 && !answers.refused) onWritten()
        if (gone.aborted) throw new ClientGone()
        if (!answers.refused) bytesWritten += writes.reduce((sum, { data }) => sum + data.length, 0)
        for (const reply of answers.replies) await replies.add(reply)
        at += group.length
      }
      await replies.flush()
      onAnswered(bytesWritten)
    }
  } finally {
    await handles.abandonAll()
  }
}

async function write(handles: Handles, writes: readonly WriteRequest[]): Promise<Buffer[]> {
  const { handle, offset } = writes[0]!
  await handles.upload(handle).write(offset, writes.map(({ data }) => data))
  return writes.map(({ id }) => statusReply(id, STATUS.ok))
}

const perform = async (files: AccountFiles, handles: Handles, request: Exclude<Request, WriteRequest>): Promise<Buffer[]> =>
  [await performRequest(files, handles, request)]

async function orRefusal(log: Log, requests: readonly Request[], work: () => Promise<Buffer[]>): Promise<{ replies: Buffer[]; refused: boolean }> {
  try {
    return { replies: await work(), refused: false }
  } catch (error) {
    const { refusal, expected } = refusalOf(error)
    if (!expected) log.error({ err: error, request: requests[0]!.type }, 'sftp request failed')
    return { replies: requests.map((request) => statusReply(idOf(request), refusal.status, refusal.message || undefined)), refused: true }
  }
}

/** Writes to one file that follow each other: one call to the system. */
function contiguousWrites(requests: readonly Request[], from: number): WriteRequest[] {
  const run: WriteRequest[] = []
  for (let at = from; at < requests.length; at++) {
    const request = requests[at]!
    const previous = run.at(-1)
    if (request.type !== 'write') break
    if (previous && (request.handle !== previous.handle || request.offset !== previous.offset + previous.data.length)) break
    run.push(request)
  }
  return run
}

const idOf = (request: Request): number => ('id' in request ? request.id ?? 0 : 0)

/** Collects replies, so that many small ones go out as one packet of the connection. */
class Replies {
  readonly #send: (bytes: Buffer) => Promise<void>
  #waiting: Buffer[] = []
  #bytes = 0

  constructor(send: (bytes: Buffer) => Promise<void>) { this.#send = send }

  async add(reply: Buffer): Promise<void> {
    this.#waiting.push(reply)
    this.#bytes += reply.length
    if (this.#bytes >= REPLIES_BYTES_MAX) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#bytes === 0) return
    const together = Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#bytes = 0
    await this.#send(together)
  }
}
