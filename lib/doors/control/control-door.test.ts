import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { createLog } from '#lib/platform/log.ts'
import { createControlDoor } from './control-door.ts'
import { jsonRoute, type ControlRoute } from './control-route.ts'

const routes: ControlRoute[] = [
  { method: 'GET', path: '/ready', inProduction: true, handle: async () => ({ status: 200, json: { ready: true } }) },
  { method: 'GET', path: '/broken', inProduction: false, handle: async () => { throw new Error('secret detail') } },
  jsonRoute({ method: 'POST', path: '/double', inProduction: false, body: z.object({ n: z.number() }), handle: async ({ body }) => ({ status: 200, json: body.n * 2 }) }),
]

async function open(environment: 'test' | 'production' = 'test') {
  const log: string[] = []
  const door = createControlDoor({ routes, environment, log: createLog('test', 'info', new Writable({ write: (line, _encoding, done) => { log.push(String(line)); done() } })) })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  onTestFinished(() => { door.close(); door.closeAllConnections() })
  const base = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  const post = (body: string, headers: Record<string, string> = { 'Content-Type': 'application/json' }) => fetch(`${base}/double`, { method: 'POST', body, headers })
  return { base, post, log }
}

test('a parsed body reaches its route, anything else is explained', async () => {
  const { post } = await open()
  expect(await (await post('{"n":21}')).json()).toBe(42)
  for (const [body, status, error] of [['{"n":"x"}', 400, 'invalid'], ['{', 400, 'not-json'], [JSON.stringify({ n: 'x'.repeat(2_000_000) }), 413, 'too-large']] as const) {
    const answer = await post(body)
    expect([answer.status, (await answer.json() as { error: string }).error]).toEqual([status, error])
  }
  expect((await post('{"n":1}', { 'Content-Type': 'text/plain' })).status).toBe(415)
})

test('unknown paths and methods', async () => {
  const { base } = await open()
  expect((await fetch(`${base}/nothing`)).status).toBe(404)
  expect((await fetch(`${base}/double`)).status).toBe(405)
})

test('a failure is in the log, not in the answer', async () => {
  const { base, log } = await open()
  const answer = await fetch(`${base}/broken`)
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('secret detail')
  expect(log.join()).toContain('secret detail')
})

test('production offers readiness and metrics only', async () => {
  const { base, post } = await open('production')
  expect((await fetch(`${base}/ready`)).status).toBe(200)
  expect((await post('{"n":21}')).status).toBe(404)
})

test('a web page cannot steer it: neither by a cross-site request nor by a name that points here', async () => {
  const { base, post } = await open()
  expect((await post('{"n":1}', { 'Content-Type': 'application/json', 'Origin': 'https://evil.example' })).status).toBe(403)
  const status = await new Promise((resolve, reject) => {
    httpRequest(`${base}/ready`, { headers: { Host: 'evil.example' } }, (response) => resolve(response.resume().statusCode)).on('error', reject).end()
  })
  expect(status).toBe(403)
})
