import { createTransport } from 'nodemailer'
import { markDelivered, OUTBOX_CHANGED, takeWaitingMail } from '#lib/certificates/orders/outbox.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { outboxText } from './outbox-text.ts'

export type MailDeliveryOptions = {
  db: Database
  box: SealedBox
  clock: Clock
  log: Log
  smtpUrl: string
  from: string
  /** Production: a delivered mail is not kept. */
  forgetDelivered: boolean
}

/** Longer than any attempt takes; a failed one comes again after it, each time later, up to half an hour. */
const LEASE_SECONDS = 60
const LOOK_AGAIN_MS = 15_000
const SMTP_TIMEOUT_MS = 20_000

/**
 * Delivers the outbox's mails to a mail server: at once when one is written, again after a failure. A crash between
 * sending and recording sends a mail twice, with the same Message-ID; it loses none.
 */
export async function deliverMails(options: MailDeliveryOptions): Promise<{ close(): Promise<void> }> {
  const { db, box, clock, log, smtpUrl, from, forgetDelivered } = options
  const transport = createTransport({ url: smtpUrl, connectionTimeout: SMTP_TIMEOUT_MS, greetingTimeout: SMTP_TIMEOUT_MS, socketTimeout: SMTP_TIMEOUT_MS })
  let running: Promise<void> | undefined
  let again = false
  let closing = false

  const deliverOne = async (): Promise<boolean> => {
    const mail = await db.transaction((tx) => takeWaitingMail(tx, box, { leaseSeconds: LEASE_SECONDS }))
    const text = mail && outboxText(mail)
    if (!mail || !text) return false
    try {
      await transport.sendMail({ from, to: { name: '', address: mail.recipient }, messageId: `<outbox-${mail.id}@${domainOf(from)}>`, subject: text.subject, text: text.text })
    } catch (error) {
      // Without the recipient and the text: they are personal and secret.
      log.warn({ outboxId: mail.id, code: (error as NodeJS.ErrnoException).code }, 'mail could not be delivered; it is tried again')
      return true
    }
    await db.transaction((tx) => markDelivered(tx, mail.id, { now: clock.now(), forget: forgetDelivered }))
    return true
  }

  const run = (): void => {
    again = true
    running ??= (async () => {
      while (again && !closing) {
        again = false
        try {
          while (!closing && await deliverOne()) { /* until none is waiting */ }
        } catch (error) {
          log.error({ err: error }, 'the outbox could not be read')
        }
      }
    })().finally(() => { running = undefined })
  }
  const stopListening = await db.listen(OUTBOX_CHANGED, run)
  const timer = setInterval(run, LOOK_AGAIN_MS)
  return {
    async close() {
      closing = true
      clearInterval(timer)
      await stopListening()
      await running
      transport.close()
    },
  }
}

const domainOf = (address: string): string => /@([^>\s]+)/.exec(address)?.[1] ?? 'localhost'
