import type { IncomingMessage } from 'node:http'

/** Bytes of request bodies that one process holds at a time, over all its doors. */
export class BodyBudget {
  #left: number
  constructor(bytesMax: number) { this.#left = bytesMax }
  /** False: too much is under way, the client tries again later. */
  take(bytes: number): boolean {
    if (bytes > this.#left) return false
    this.#left -= bytes
    return true
  }
  giveBack(bytes: number): void { this.#left += bytes }
}

export type Body =
  | { read: true; bytes: Uint8Array; release: () => void }
  | { read: false; refusal: 'too-large' | 'busy' | 'aborted' }

/**
 * The whole body in one buffer of its own, at most `bytesMax`. A body that announces more, or turns out to be more, is
 * refused at once and the rest is not read. `release` gives its share of the budget back.
 */
export function readBody(request: IncomingMessage, { bytesMax, budget }: { bytesMax: number; budget: BodyBudget }): Promise<Body> {
  const header = request.headers['content-length']
  const announced = header === undefined ? undefined : Number(header)
  if (announced !== undefined && announced > bytesMax) return Promise.resolve({ read: false, refusal: 'too-large' })
  let taken = announced ?? 0
  if (!budget.take(taken)) return Promise.resolve({ read: false, refusal: 'busy' })

  return new Promise((resolve) => {
    // An announced length is one allocation that the chunks are copied into, not a list that is joined afterwards.
    const whole = announced === undefined ? undefined : Buffer.allocUnsafeSlow(announced)
    const chunks: Buffer[] = []
    let length = 0
    const finish = (body: Body): void => {
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose)
      if (!body.read) {
        budget.giveBack(taken)
        request.pause()
      }
      resolve(body)
    }
    const onData = (chunk: Buffer): void => {
      if (length + chunk.length > bytesMax) return finish({ read: false, refusal: 'too-large' })
      if (whole) {
        chunk.copy(whole, length)
      } else {
        if (!budget.take(chunk.length)) return finish({ read: false, refusal: 'busy' })
        taken += chunk.length
        chunks.push(chunk)
      }
      length += chunk.length
    }
    const onEnd = (): void => finish({ read: true, bytes: whole ?? joined(chunks, length), release: () => budget.giveBack(taken) })
    const onClose = (): void => finish({ read: false, refusal: 'aborted' })
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose)
  })
}

/** A buffer that owns its memory, so that it can be handed to a thread without a copy. */
function joined(chunks: Buffer[], length: number): Buffer {
  const whole = Buffer.allocUnsafeSlow(length)
  let at = 0
  for (const chunk of chunks) at += chunk.copy(whole, at)
  return whole
}
