import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { testAuthority } from '#lib/certificates/testing/test-authority.ts'
import { createControlDoor } from './control-door.ts'
import { ordersRoute, outboxRoute } from './orders-routes.ts'

test('an order gives transfer data that the outbox shows as its recipient reads them', async () => {
  const setup = await testAuthority()
  const door = createControlDoor({ routes: [ordersRoute(setup), outboxRoute(setup)], environment: 'test', log: pino({ level: 'silent' }) })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  onTestFinished(() => { door.close(); door.closeAllConnections() })
  const base = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  const place = async (body: unknown) => {
    const reply = await fetch(`${base}/orders`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
    return { status: reply.status, json: await reply.json() as Record<string, string> }
  }
  const { status, json } = await place({ customerId: '1234567-1', type: 'wage-ws', contact: { name: 'Artificial Person', phone: '+358501234567', email: 'person@example.org' } })
  expect(status).toBe(201)
  expect(json).toMatchObject({ customerId: '1234567-1', customerName: 'Artificial organisation 1234567-1' })
  expect(json.transferId).toMatch(/^[A-Z2-9]{5}(-[A-Z2-9]{5}){3}$/)
  expect(json.transferPassword).toMatch(/^[A-Za-z2-9]{16}$/)
  const outbox = await (await fetch(`${base}/outbox`)).json() as { kind: string; to: string; text: string; sentAt: null }[]
  expect(outbox.map(({ kind, to, sentAt }) => [kind, to, sentAt])).toEqual([['mail', 'person@example.org', null], ['sms', '+358501234567', null]])
  expect(outbox[0]!.text).toContain(json.transferPassword)
  expect((await place({ customerId: '1234567-9', type: 'wage-ws' })).status).toBe(422)
  expect((await place({ customerId: '1234567-1', type: 'wage-ws', contact: { name: 'A', phone: '040 123', email: 'nobody' } })).status).toBe(400)
})
