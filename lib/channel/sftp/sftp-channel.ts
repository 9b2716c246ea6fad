/**
 * Client of the register's SFTP door: sends files and fetches their feedback. Speaks only the official interface, so it
 * works against any register.
 */
import { X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import type { SFTPWrapper } from 'ssh2'
import { CannotConnect, connectSftp, type SftpConnection, type SftpServer } from './connect.ts'
import { readFeedback } from './read-feedback.ts'
import type { FeedbackLook, SentFile, SftpFault, UploadResult } from './sftp-result.ts'

export type SftpChannelOptions = SftpServer & {
  /** PEM: authorities that may issue the signer of feedback directly */
  answerCa: string
}

export type SftpChannel = {
  /** Sends a finished, signed message: whole under a temporary name, then renamed, which is its arrival. */
  upload(message: Uint8Array, file: SentFile): Promise<UploadResult>
  /** After `nothing`: looks whether the file still has its temporary name. To be asked before anything else is sent under this name. */
  whetherArrived(file: SentFile): Promise<UploadResult>
  /** Looks once whether the feedback on a file is there. @param not names of older feedback, where a file id was used before */
  feedback(file: SentFile, options?: { not?: readonly string[] }): Promise<FeedbackLook>
  /** Removes a file from OUT that is no longer needed there. */
  remove(fileName: string): Promise<void>
  close(): Promise<void>
}

/** Of one write: every server takes as much. */
const CHUNK_BYTES = 32_768
/** On their way at the same time: a long line is filled. */
const WRITES_AT_ONCE = 32
const FEEDBACK_BYTES_MAX = 200 * 1_048_576
/** SFTP status "no such file". */
const NO_SUCH_FILE = 2

const temporaryName = ({ deliveryDataType, fileId }: SentFile): string => `/IN/${deliveryDataType}_${fileId}.tmp`
const finalName = ({ deliveryDataType, fileId }: SentFile): string => `${deliveryDataType}_${fileId}.xml`

/** Connects when it is first used, and anew when the connection was lost. */
export function openSftpChannel(options: SftpChannelOptions): SftpChannel {
  const authorities = (options.answerCa.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((pem) => new X509Certificate(pem))
  let connection: SftpConnection | undefined
  let connecting: Promise<SftpConnection> | undefined
  const connected = async (): Promise<SftpConnection> => {
    if (connection?.isOpen()) return connection
    // One session at a time (PR-132), however many ask.
    connecting ??= connectSftp(options).finally(() => { connecting = undefined })
    connection = await connecting
    return connection
  }

  const upload = async (message: Uint8Array, file: SentFile): Promise<UploadResult> => {
    const temporary = temporaryName(file)
    let session: SftpConnection
    try {
      session = await connected()
      await session.work((sftp) => writeFile(sftp, temporary, message))
    } catch (error) {
      return notSent(error)
    }
    try {
      await session.work((sftp) => promisify(sftp.rename.bind(sftp))(temporary, `/IN/${finalName(file)}`))
      return { known: 'arrived', fileName: finalName(file) }
    } catch (error) {
      if (session.isOpen()) return notSent(error)
      // Renamed or not: the connection broke over it. One look tells, if the server lets us back in.
      return whetherArrived(file)
    }
  }

  const whetherArrived = async (file: SentFile): Promise<UploadResult> => {
    try {
      const session = await connected()
      await session.work((sftp) => promisify(sftp.stat.bind(sftp))(temporaryName(file)))
      return { known: 'not-sent', fault: 'unreachable', reason: 'the file has not been renamed' }
    } catch (error) {
      return (error as { code?: unknown }).code === NO_SUCH_FILE ? { known: 'arrived', fileName: finalName(file) } : { known: 'nothing', reason: reasonOf(error) }
    }
  }

  return {
    upload,
    whetherArrived,
    async feedback(file, { not = [] } = {}) {
      try {
        const session = await connected()
        const name = new RegExp(`^${file.deliveryDataType}_${file.fileId}_[0-9a-fA-F]{32}\\.xml$`)
        const found = (await session.work((sftp) => promisify(sftp.readdir.bind(sftp))('/OUT'))).find(({ filename }) => name.test(filename) && !not.includes(filename))
        if (!found) return { known: 'not-yet' }
        if (found.attrs.size > FEEDBACK_BYTES_MAX) return { known: 'nothing', reason: `the feedback has ${found.attrs.size} bytes` }
        const bytes = await session.work((sftp) => readFile(sftp, `/OUT/${found.filename}`))
        const read = readFeedback(bytes, authorities)
        return 'reason' in read ? { known: 'nothing', reason: read.reason } : { known: 'answer', kind: 'feedback', answer: read.answer, bytes, fileName: found.filename }
      } catch (error) {
        return notSent(error)
      }
    },
    async remove(fileName) {
      const session = await connected()
      await session.work((sftp) => promisify(sftp.unlink.bind(sftp))(`/OUT/${fileName}`))
    },
    async close() {
      await connection?.end()
      connection = undefined
    },
  }
}

/** @throws when the server does not take it all */
async function writeFile(sftp: SFTPWrapper, name: string, content: Uint8Array): Promise<void> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const handle = await promisify<string, 'w', Buffer>(sftp.open.bind(sftp))(name, 'w')
  let next = 0
  const write = promisify<Buffer, Buffer, number, number, number, void>(sftp.write.bind(sftp))
  const writeOn = async (): Promise<void> => {
    while (next < bytes.length) {
      const start = next
      const length = Math.min(CHUNK_BYTES, bytes.length - start)
      next += length
      await write(handle, bytes, start, length, start)
    }
  }
  await Promise.all(Array.from({ length: WRITES_AT_ONCE }, writeOn))
  await promisify(sftp.close.bind(sftp))(handle)
  const { size } = await promisify(sftp.stat.bind(sftp))(name)
  if (size !== bytes.length) throw new Error(`the server has ${size} of ${bytes.length} bytes`)
}

const readFile = (sftp: SFTPWrapper, name: string): Promise<Buffer> =>
  new Promise((resolve, reject) => sftp.readFile(name, (error, content) => (error ? reject(error) : resolve(content))))

const notSent = (error: unknown): { known: 'not-sent'; fault: SftpFault; reason: string } => ({ known: 'not-sent', fault: faultOf(error), reason: reasonOf(error) })

function faultOf(error: unknown): SftpFault {
  if (error instanceof CannotConnect) return error.fault
  // A number is the status of an answer.
  return typeof (error as { code?: unknown }).code === 'number' ? 'refused' : 'unreachable'
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300)
