import { expect, onTestFinished, test } from 'vitest'
import type { MemoryTasks } from './testing/memory-thread.ts'
import { createWorkerPool } from './worker-pool.ts'

async function aPool() {
  const deaths: string[] = []
  const pool = await createWorkerPool<MemoryTasks>({ entry: new URL('./testing/memory-thread.ts', import.meta.url), threads: { small: 1, large: 1 }, onDeath: (error) => deaths.push(error.message) })
  onTestFinished(() => pool.close())
  return { pool, deaths }
}
const residentMegabytes = () => process.memoryUsage.rss() / 1_048_576
const large = { lane: 'large' } as const

test('after a task that grew it a thread gives its memory back, and another one takes its place', async () => {
  const { pool, deaths } = await aPool()
  const before = residentMegabytes()
  const first = await pool.run('grow', 400, large)
  expect(residentMegabytes() - before).toBeGreaterThan(350)
  expect(await pool.run('grow', 0, large), 'kept as long as nobody says otherwise').toBe(first)
  expect(await pool.run('grow', 0, { ...large, renewsThread: true })).toBe(first)
  await expect.poll(() => residentMegabytes() - before, { timeout: 20_000 }).toBeLessThan(150)
  expect(await pool.run('grow', 1, large)).not.toBe(first)
  expect(deaths, 'nothing died: it ended').toEqual([])
})

test('what a thread has been given it finishes, whatever comes before it', async () => {
  const { pool } = await aPool()
  const results = await Promise.all(Array.from({ length: 40 }, (_, index) => pool.run('grow', 1, { ...large, renewsThread: index % 3 === 0 })))
  expect(results.every((threadId) => threadId > 0)).toBe(true)
  await expect.poll(() => pool.run('grow', 0, large), { timeout: 20_000 }).not.toBe(results[0])
})

test('a thread that traps is replaced', async () => {
  const { pool, deaths } = await aPool()
  const first = await pool.run('grow', 0, large)
  await expect(pool.run('fail', null, large)).rejects.toThrow('trap')
  await expect.poll(() => pool.run('grow', 0, large).catch(() => first), { timeout: 20_000 }).not.toBe(first)
  expect(deaths).toHaveLength(1)
})
