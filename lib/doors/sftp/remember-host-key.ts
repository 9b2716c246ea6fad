import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'

const KEY = 'sftp-host-key'

/** The host key stands in every client's known_hosts: should it ever be another one, the log says so. */
export async function rememberHostKey({ db, log }: { db: Database; log: Log }, fingerprint: string): Promise<void> {
  const before = await db.transaction(async (tx) => {
    const [row] = await tx.query<{ value: string }>('SELECT value FROM setting WHERE key = $1 FOR UPDATE', [KEY])
    if (row?.value !== fingerprint) {
      await tx.query('INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = now()', [KEY, JSON.stringify(fingerprint)])
    }
    return row?.value
  })
  if (before !== undefined && before !== fingerprint) log.warn({ fingerprint, before }, 'sftp host key is another one than before')
  else log.info({ fingerprint }, 'sftp host key')
}
