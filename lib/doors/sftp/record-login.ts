import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import type { SftpSender } from './login.ts'

/** Remembers the key an account uses, and says so in the log when it is another one than before. */
export async function recordLogin({ db, clock, log }: { db: Database; clock: Clock; log: Log }, sender: SftpSender): Promise<void> {
  const previous = await db.transaction(async (tx) => {
    const [row] = await tx.query<{ serial_number: string; certificate_id: number }>(
      'SELECT c.serial_number, l.certificate_id FROM sftp_login l JOIN certificate c ON c.id = l.certificate_id WHERE l.account = $1 FOR UPDATE OF l', [sender.account])
    await tx.query(
      `INSERT INTO sftp_login (account, certificate_id, logged_in_at) VALUES ($1, $2, $3)
       ON CONFLICT (account) DO UPDATE SET certificate_id = excluded.certificate_id, logged_in_at = excluded.logged_in_at`,
      [sender.account, sender.id, clock.now()])
    return row
  })
  if (!previous) log.info({ account: sender.account, serial: sender.serialNumber }, 'sftp account used for the first time')
  else if (previous.certificate_id !== sender.id) log.info({ account: sender.account, serial: sender.serialNumber, before: previous.serial_number }, 'sftp account uses another key')
}
