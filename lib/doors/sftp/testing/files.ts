/** Sending files and fetching feedback as tests say it. */
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { readFeedback } from '#lib/channel/sftp/read-feedback.ts'
import { validate } from '#lib/xml/validate.ts'
import { openDocument } from '#lib/xml/open-document.ts'
import type { StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'
import type { SftpRegister } from './sftp-register.ts'
import type { TestSession } from './ssh-session.ts'

const FEEDBACK_MS_MAX = 15_000

/** Under a temporary name, then renamed. @throws when one of both is refused */
export async function sendFile(session: TestSession, name: string, content: string | Buffer): Promise<void> {
  const temporary = `/IN/${name.replace(/\.xml$/, '')}.tmp`
  const written = await session.put(temporary, content)
  if (written !== 'ok') throw new Error(`not written: ${written}`)
  const renamed = await session.status((sftp, done) => sftp.rename(temporary, `/IN/${name}`, done))
  if (renamed !== 'ok') throw new Error(`not renamed: ${renamed}`)
}

export type FetchedFeedback = StatusResponseFromIr['statusResponse'] & { fileName: string; bytes: Buffer; deliveryData: StatusResponseFromIr['deliveryData'] }

/** Waits for one file in OUT whose name begins so; it must be schema-valid and signed by the register. */
export async function feedbackOn(register: Pick<SftpRegister, 'authority'>, session: TestSession, prefix: string): Promise<FetchedFeedback> {
  const deadline = performance.now() + FEEDBACK_MS_MAX
  for (;;) {
    const fileName = (await session.names('/OUT')).find((name) => name.startsWith(prefix))
    if (fileName !== undefined) return readFetched(register, session, fileName)
    if (performance.now() > deadline) throw new Error(`no feedback ${prefix}`)
    await wait(20)
  }
}

async function readFetched(register: Pick<SftpRegister, 'authority'>, session: TestSession, fileName: string): Promise<FetchedFeedback> {
  const bytes = await promisify<string, Buffer>((name, done) => session.sftp.readFile(name, done))(`/OUT/${fileName}`)
  const opened = openDocument(bytes, { bytesMax: bytes.length })
  if (!opened.ok) throw new Error(opened.errors[0]!.message)
  using document = opened.document
  const invalid = validate(document, 'StatusResponseFromIR')
  if (invalid.length > 0) throw new Error(invalid[0]!.message)
  const read = readFeedback(bytes, register.authority.chainOf('services').slice(0, 1))
  if ('reason' in read) throw new Error(read.reason)
  return { ...read.answer.statusResponse, deliveryData: read.answer.deliveryData, fileName, bytes }
}
