import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { createHealth, listens, type PartState } from './health.ts'

const up = async (): Promise<PartState> => ({ state: 'up' })
const down = async (): Promise<PartState> => ({ state: 'down' })
const allUp = { database: up, register: up, identityProvider: up, backgroundJobs: up, disk: up }

test('up when every part is up, down when a part the portal needs is down or fails', async () => {
  expect((await createHealth(allUp).now()).status).toBe('up')
  for (const name of ['database', 'identityProvider', 'backgroundJobs', 'disk']) {
    expect((await createHealth({ ...allUp, [name]: down }).now()).status, name).toBe('down')
    const failing = await createHealth({ ...allUp, [name]: async () => { throw new Error('secret host') } }).now()
    expect(failing.status).toBe('down')
    expect(JSON.stringify(failing)).not.toContain('secret')
  }
})

test('the register is waited for at the start; when it goes away later files wait and the portal stays up', async () => {
  let register = down
  const health = createHealth({ ...allUp, register: () => register() })
  expect((await health.now()).status).toBe('down')
  register = up
  expect((await health.now()).status).toBe('up')
  register = down
  const now = await health.now()
  expect([now.status, now.parts.register.state]).toEqual(['up', 'down'])
})

test('an address is up while somebody listens there', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = `https://127.0.0.1:${(server.address() as { port: number }).port}`
  expect(await listens(address)).toEqual({ state: 'up' })
  await new Promise((resolve) => { server.close(resolve) })
  await expect(listens(address)).rejects.toThrow()
})
