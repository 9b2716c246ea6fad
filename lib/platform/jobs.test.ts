import { expect, onTestFinished, test } from 'vitest'
import { prepareJobs, runDueJobs, startJobRunner } from './job-runner.ts'
import { addJob } from './jobs.ts'
import { createLog } from './log.ts'
import { openPortalDatabase } from './portal-database.ts'
import { createTestDatabase } from './testing/test-database.ts'

const log = createLog('test', 'silent')

async function databaseWithJobs() {
  const database = await createTestDatabase()
  const db = openPortalDatabase({ url: database.url, connectionsMax: 4 })
  onTestFinished(async () => {
    await db.close()
    await database.drop()
  })
  await prepareJobs(database.url, log)
  return { db, url: database.url }
}

test('a job exists when its transaction has committed, and only then', async () => {
  const { db, url } = await databaseWithJobs()
  const done: string[] = []
  const tasks = { note: async ({ id }: { id: string }) => { done.push(id) } }
  await expect(db.transaction(async (tx) => {
    await addJob(tx, 'note', { id: 'rolled back' })
    throw new Error('no')
  })).rejects.toThrow('no')
  await db.transaction((tx) => addJob(tx, 'note', { id: 'committed' }))
  await runDueJobs(url, tasks, log)
  expect(done).toEqual(['committed'])
})

test('a job planned twice under one key runs once, and not before its time', async () => {
  const { db, url } = await databaseWithJobs()
  const done: string[] = []
  const tasks = { note: async ({ id }: { id: string }) => { done.push(id) } }
  await db.transaction(async (tx) => {
    await addJob(tx, 'note', { id: 'first' }, { key: 'k' })
    await addJob(tx, 'note', { id: 'second' }, { key: 'k' })
    await addJob(tx, 'note', { id: 'later' }, { afterSeconds: 3600 })
  })
  await runDueJobs(url, tasks, log)
  expect(done).toEqual(['second'])
})

test('a job that fails is tried again and told which attempt is the last', async () => {
  const { db, url } = await databaseWithJobs()
  const attempts: boolean[] = []
  const tasks = { fail: async (_payload: Record<string, string>, { lastAttempt }: { lastAttempt: boolean }) => { attempts.push(lastAttempt); throw new Error('again') } }
  await db.transaction((tx) => addJob(tx, 'fail', {}, { attemptsMax: 2 }))
  await runDueJobs(url, tasks, log)
  await db.pool.query('UPDATE _private_jobs SET run_at = now()')
  await runDueJobs(url, tasks, log)
  await db.pool.query('UPDATE _private_jobs SET run_at = now()')
  await runDueJobs(url, tasks, log)
  expect(attempts).toEqual([false, true])
})

test('a runner does jobs as they are planned and stops when told', async () => {
  const { db, url } = await databaseWithJobs()
  const ran = Promise.withResolvers<string>()
  const runner = await startJobRunner({ url, log, tasks: { note: async ({ id }: { id: string }) => ran.resolve(id) } })
  await db.transaction((tx) => addJob(tx, 'note', { id: 'x' }))
  expect(await ran.promise).toBe('x')
  expect(runner.running()).toBe(true)
  await runner.stop()
  expect(runner.running()).toBe(false)
})

test('a job held by a process that died runs as soon as another starts', async () => {
  const { db, url } = await databaseWithJobs()
  await db.transaction((tx) => addJob(tx, 'note', { id: 'left behind' }))
  await db.pool.query("UPDATE _private_jobs SET locked_at = now(), locked_by = 'dead', attempts = 1")
  const ran = Promise.withResolvers<string>()
  const runner = await startJobRunner({ url, log, tasks: { note: async ({ id }: { id: string }) => ran.resolve(id) } })
  expect(await ran.promise).toBe('left behind')
  await runner.stop()
})
