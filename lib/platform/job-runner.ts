/** Does what jobs.ts plans. Apart from it, so that pages which plan jobs do not carry the runner with them. */
import { Logger, parseCronItems, run, runMigrations, runOnce, type Runner, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { JobTasks, JobTypes } from './jobs.ts'
import type { Log } from './log.ts'

const SCHEMA = 'portal'

export type RunnerOptions<Jobs extends JobTypes> = {
  url: string
  tasks: JobTasks<Jobs>
  log: Log
  /** jobs at the same time */
  concurrency?: number
  /** Jobs without payload at fixed times, in cron notation (UTC). */
  schedule?: Partial<Record<keyof Jobs & string, string>>
}

export type JobRunner = { running(): boolean; stop(): Promise<void> }

/**
 * Runs jobs in this process until stopped; several processes share the work. Jobs that a process held when it died are
 * free again as soon as a process starts and finds no other alive (graphile-worker itself waits four hours).
 */
export async function startJobRunner<Jobs extends JobTypes>({ url, tasks, log, concurrency = 4, schedule = {} }: RunnerOptions<Jobs>): Promise<JobRunner> {
  const alive = await announceRunner(url)
  const cron = Object.entries(schedule).map(([task, match]) => ({ task, match: String(match), identifier: task, options: { backfillPeriod: 0 } }))
  const pool = runnerPool(url, concurrency + 2)
  const runner: Runner = await run({
    pgPool: pool, schema: SCHEMA, concurrency, taskList: taskList(tasks), parsedCronItems: parseCronItems(cron), logger: logger(log),
    // The process decides when it ends; jobs under way may finish first.
    noHandleSignals: true,
    // Jobs planned for now are told by NOTIFY; this is how late one planned for later may be.
    pollInterval: 500,
  })
  let running = true
  const ended = runner.promise.catch((error: unknown) => log.error({ error }, 'job runner ended')).finally(() => { running = false })
  return {
    running: () => running,
    async stop() {
      await runner.stop().catch(() => {})
      await ended
      await alive.end()
      await pool.end()
    },
  }
}

/** A shared lock for as long as this process lives; whoever gets it alone is the only runner. */
async function announceRunner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'portal jobs', options: `-c search_path=${SCHEMA}` })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ alone: boolean }>("SELECT pg_try_advisory_lock(hashtext('portal job runner')) AS alone")
  if (rows[0]?.alone) {
    await client.query('UPDATE _private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL')
    await client.query('UPDATE _private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL')
  }
  await client.query("SELECT pg_advisory_lock_shared(hashtext('portal job runner'))")
  if (rows[0]?.alone) await client.query("SELECT pg_advisory_unlock(hashtext('portal job runner'))")
  return client
}

/** The tables of the job runner: made or brought up to date before anything plans a job. */
export async function prepareJobs(url: string, log: Log): Promise<void> {
  const pool = runnerPool(url, 1)
  await runMigrations({ pgPool: pool, schema: SCHEMA, logger: logger(log) }).finally(() => pool.end())
}

/** Runs every job that is due, and those they plan for now, then returns. For tests and tools: nothing else runs meanwhile. */
export async function runDueJobs<Jobs extends JobTypes>(url: string, tasks: JobTasks<Jobs>, log: Log): Promise<void> {
  const pool = runnerPool(url, 3)
  await runOnce({ pgPool: pool, schema: SCHEMA, taskList: taskList(tasks), logger: logger(log), concurrency: 1, noHandleSignals: true }).finally(() => pool.end())
}

/** Its own pool: ended by whoever made it, so that nothing is connected any more when the runner has stopped. */
function runnerPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'portal jobs' })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const taskList = <Jobs extends JobTypes>(tasks: JobTasks<Jobs>): TaskList => Object.fromEntries(Object.entries(tasks).map(([name, task]) => [
  name,
  (payload: unknown, { job, abortSignal }: { job: { attempts: number; max_attempts: number }; abortSignal?: AbortSignal }) =>
    task((payload ?? {}) as Jobs[string], { attempt: job.attempts, lastAttempt: job.attempts >= job.max_attempts, signal: abortSignal ?? new AbortController().signal }),
]))

const logger = (log: Log) => new Logger((scope) => (level, message, meta) => {
  const fields = { job: scope.taskIdentifier, ...(meta?.['error'] instanceof Error && { error: meta['error'].message }) }
  if (level === 'error') log.error(fields, message)
  else if (level === 'warning') log.warn(fields, message)
  else log.debug(fields, message)
})
