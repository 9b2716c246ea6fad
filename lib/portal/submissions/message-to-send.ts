import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { decompress } from '../stored-bytes.ts'
import { threadFor } from '../threads/portal-threads.ts'
import { keepMessage } from './record-outcome.ts'
import { chooseSender, decidedSender, keyOf, type Sender, type SentSubmission } from './sender.ts'
import type { SendingContext } from './sending-context.ts'
import { FILE_NEEDED_STATES } from './submission-status.ts'

type Sending = SentSubmission & { id: string; uploadId: string }

/**
 * The signed message and who sends it: made once and kept, so that what is sent again is the same to the last byte.
 * Only when the certificate it was signed with cannot be used any more is it signed anew, from the file.
 * @returns undefined: nobody may send it now
 */
export async function messageToSend(context: SendingContext, submission: Sending): Promise<{ message: Uint8Array; sender: Sender } | undefined> {
  const { db, threads, uploadsDirectory } = context
  const { id, uploadId } = submission
  const { kept, decided, chosen, signed, byteLength } = await db.read(async (tx) => {
    const message = await tx.submissionMessage.findFirst({ where: { submissionId: id, kind: 'delivery' }, select: { content: true } })
    const upload = await tx.upload.findUniqueOrThrow({ where: { id: uploadId }, select: { signed: true, byteLength: true } })
    const isSigned = upload.signed === true
    return {
      kept: message?.content, signed: isSigned, byteLength: upload.byteLength,
      decided: message && await decidedSender(tx, context, submission), chosen: await chooseSender(tx, context, submission, { signed: isSigned }),
    }
  })
  if (kept && decided) return { message: await decompress(kept), sender: decided }
  if (!chosen) return undefined
  const file = path.join(uploadsDirectory, uploadId)
  // A file that is no longer there has been signed already, and keeps that signature.
  if (kept && !existsSync(file)) return { message: await decompress(kept), sender: chosen }

  const { message, eserviceSerial } = await threads.run('sign', { file, signed, ...keyOf(chosen) }, threadFor(byteLength))
  await db.transaction(async (tx) => {
    await tx.submissionMessage.deleteMany({ where: { submissionId: id, kind: 'delivery' } })
    await keepMessage(tx, context, id, 'delivery', message)
    await tx.submission.update({
      where: { id },
      data: chosen.kind === 'e-service'
        ? { vaultKeyId: null, certificateSerial: eserviceSerial ?? null, channel: 'ws' }
        : { vaultKeyId: chosen.key.id, certificateSerial: chosen.key.serialNumber, channel: chosen.kind },
    })
  })
  return { message, sender: chosen }
}

/** With the register, or refused by it: the file itself is no longer needed. */
export async function removeSentFile({ db, uploadsDirectory }: SendingContext, submissionId: string): Promise<void> {
  const { uploadId, state } = await db.read((tx) => tx.submission.findUniqueOrThrow({ where: { id: submissionId }, select: { uploadId: true, state: true } }))
  if (!FILE_NEEDED_STATES.some((needed) => needed === state)) await rm(path.join(uploadsDirectory, uploadId), { force: true })
}
