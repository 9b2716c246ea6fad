/**
 * Work planned in the transaction that causes it, done later and in any case (graphile-worker; its tables stand in the
 * portal's schema). A job carries ids only, is harmless when run twice, and is tried again after a failure or a crash.
 */
import type { PortalTransaction } from './portal-database.ts'

/** Name → what it is given. Ids, never secrets or personal data. */
export type JobTypes = Record<string, Record<string, string>>

export type JobRun = { attempt: number; lastAttempt: boolean; signal: AbortSignal }
export type JobTasks<Jobs extends JobTypes> = { [Name in keyof Jobs]: (payload: Jobs[Name], run: JobRun) => Promise<void> }

export type JobOptions = {
  /** not before so many seconds from now */
  afterSeconds?: number
  /** at most one job with this key waits; planning it again moves it. A job that is running now is not affected. */
  key?: string
  /** 1: no second try */
  attemptsMax?: number
}

/** Plans a job; it exists when the caller's transaction has committed. */
export async function addJob(tx: Pick<PortalTransaction, '$executeRaw'>, name: string, payload: Record<string, string>, { afterSeconds = 0, key, attemptsMax = 25 }: JobOptions = {}): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM add_job(${name}, ${JSON.stringify(payload)}::json, run_at := now() + make_interval(secs => ${afterSeconds}),
    max_attempts := ${attemptsMax}::int, job_key := ${key ?? null}::text)`
}
