import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { SftpServer } from '#lib/channel/sftp/connect.ts'
import { openSftpChannel } from '#lib/channel/sftp/sftp-channel.ts'
import { outcomeOf, type Outcome } from './outcome.ts'

const WAIT_MS_MAX = 10 * 60_000
const PAUSE_MS_MAX = 5_000

/** Sends a signed message over SFTP under a name of its own. There is no acknowledgement: only `waits` brings an answer. */
export async function sendFile({ message, deliveryDataType, server, answerCa, waits }: { message: Uint8Array; deliveryDataType: number; server: SftpServer; answerCa: string; waits: boolean }): Promise<Outcome> {
  const channel = openSftpChannel({ ...server, answerCa })
  const file = { deliveryDataType, fileId: `ir-${Date.now().toString(36)}-${randomBytes(4).toString('hex')}` }
  try {
    const uploaded = await channel.upload(message, file)
    if (uploaded.known !== 'arrived') return outcomeOf(uploaded)
    const { fileName } = uploaded
    if (!waits) return { result: 'accepted', fileName }
    const deadline = performance.now() + WAIT_MS_MAX
    for (let pauseMs = 200; performance.now() < deadline; pauseMs = Math.min(pauseMs * 1.5, PAUSE_MS_MAX)) {
      await wait(pauseMs)
      const look = await channel.feedback(file)
      if (look.known === 'answer' || look.known === 'nothing') return { ...outcomeOf(look), fileName }
    }
    return { result: 'waiting', fileName }
  } finally {
    await channel.close()
  }
}
