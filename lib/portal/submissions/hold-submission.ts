import type { PortalDatabase } from '#lib/platform/portal-database.ts'

/**
 * Takes a submission for the time of a call to the register. No transaction is open meanwhile: the hold is a session
 * lock of its own connection, so it ends with the process, and whoever gets it knows that nobody is sending.
 * @returns how to let go; undefined when somebody else has it
 */
export async function holdSubmission({ pool }: PortalDatabase, submissionId: string): Promise<(() => Promise<void>) | undefined> {
  const client = await pool.connect()
  const key = `submission ${submissionId}`
  try {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [key])
    if (!rows[0]?.held) {
      client.release()
      return undefined
    }
  } catch (error) {
    client.release(true)
    throw error
  }
  return async () => {
    // A connection that cannot say the lock is gone must go itself.
    const free = await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [key]).then(() => true, () => false)
    client.release(!free)
  }
}
