/** Does what jobs.ts plans. Apart from it, so that pages which plan jobs do not carry the runner with them. */
import { Logger, parseCronItems, run, runMigrations, runOnce, type Runner, type TaskList } from 'graphile-worker'
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

/** Runs jobs in this process until stopped; several processes share the work. */
export async function startJobRunner<Jobs extends JobTypes>({ url, tasks, log, concurrency = 4, schedule = {} }: RunnerOptions<Jobs>): Promise<JobRunner> {
  const cron = Object.entries(schedule).map(([task, match]) => ({ task, match: String(match), identifier: task, options: { backfillPeriod: 0 } }))
  const runner: Runner = await run({
    connectionString: url, schema: SCHEMA, concurrency, taskList: taskList(tasks), parsedCronItems: parseCronItems(cron), logger: logger(log),
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
    },
  }
}

/** The tables of the job runner: made or brought up to date before anything plans a job. */
export async function prepareJobs(url: string, log: Log): Promise<void> {
  await runMigrations({ connectionString: url, schema: SCHEMA, logger: logger(log) })
}

/** Runs every job that is due, and those they plan for now, then returns. For tests and tools: nothing else runs meanwhile. */
export async function runDueJobs<Jobs extends JobTypes>(url: string, tasks: JobTasks<Jobs>, log: Log): Promise<void> {
  await runOnce({ connectionString: url, schema: SCHEMA, taskList: taskList(tasks), logger: logger(log), concurrency: 1, noHandleSignals: true })
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
