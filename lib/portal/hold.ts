import type { PortalDatabase } from '#lib/platform/portal-database.ts'

/**
 * Takes something for the time of a call to the register. No transaction is open meanwhile: the hold is a session
 * lock of its own connection, so it ends with the process, and whoever gets it knows that nobody else is at it.
 * @returns how to let go; undefined when somebody else has it
 */
export async function hold({ pool }: Pick<PortalDatabase, 'pool'>, name: string): Promise<(() => Promise<void>) | undefined> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [name])
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
    const free = await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]).then(() => true, () => false)
    client.release(!free)
  }
}
