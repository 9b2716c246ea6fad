import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createMetrics } from '#lib/platform/metrics.ts'
import { CLIENT_ADDRESS } from '#lib/portal/client-address.ts'
import { createPortalServer } from './http-server.ts'

/** A server whose pages say who asks. */
async function serverBehind(proxies: number): Promise<(headers: Record<string, string>) => Promise<string>> {
  const server = createPortalServer(async (request, response) => { response.end(String(request.headers[CLIENT_ADDRESS])) }, { portal: 'http://localhost', metrics: createMetrics('portal'), proxies })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve(undefined)) }))
  const { port } = server.address() as AddressInfo
  return async (headers) => (await fetch(`http://127.0.0.1:${port}/`, { headers })).text()
}

test('who asks is what the connection or our own proxies say, never what the client claims', async () => {
  const claims = { [CLIENT_ADDRESS]: '192.0.2.66', 'x-forwarded-for': '192.0.2.66, 192.0.2.7' }
  expect(await (await serverBehind(0))(claims)).toBe('127.0.0.1')
  expect(await (await serverBehind(1))(claims)).toBe('192.0.2.7')
})
