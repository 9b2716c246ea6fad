/** `npm run bench -- connections`: new connections with a client certificate, beside a bare node:https server. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:https'
import { connect } from 'node:tls'
import { tlsSettings } from '#lib/doors/http/tls-settings.ts'
import { benchClient } from './client.ts'
import { heading, printFigure } from './figures.ts'
import { startSystem } from './system.ts'

const CONNECTIONS = 600
const AT_ONCE = 16
const RUNS = 3

type Credentials = { key: string; chain: string; ca: string[] }

if (process.argv[2] === '--bare') {
  // The server to compare with, in a process of its own as the register is.
  process.once('message', ({ key, chain, ca }: Credentials) => {
    const server = createServer({ key, cert: chain, ca, requestCert: true, rejectUnauthorized: false, ...tlsSettings }, (_request, response) => response.writeHead(404).end())
    server.listen(0, '127.0.0.1', () => process.send!((server.address() as { port: number }).port))
  })
  process.once('disconnect', () => process.exit())
} else {
  await compare()
}

async function compare(): Promise<void> {
  heading('New connections with a client certificate: handshake, one refused request, close')
  const system = await startSystem()
  const bare = fork(import.meta.filename, ['--bare'])
  try {
    const { pem } = await benchClient(system, 0)
    const { key, chain } = await system.authority.serverCertificate()
    bare.send({ key, chain, ca: system.authority.webServiceIssuerCertificates() } satisfies Credentials)
    const [barePort] = await once(bare, 'message') as [number]
    await perSecond(system.wsPort, pem)
    await perSecond(barePort, pem)
    const [ours, theirs]: [number[], number[]] = [[], []]
    // In turns: what else the machine does hits both.
    for (let run = 0; run < RUNS; run++) {
      theirs.push(await perSecond(barePort, pem))
      ours.push(await perSecond(system.wsPort, pem))
    }
    printFigure({ name: `${AT_ONCE} at a time`, value: Math.max(...ours), unit: 'requests/s', baseline: { name: 'bare node:https', value: Math.max(...theirs), unit: 'requests/s' } })
  } finally {
    bare.disconnect()
    await system.stop()
  }
}

async function perSecond(port: number, { key, certificate }: { key: string; certificate: string }): Promise<number> {
  let left = CONNECTIONS
  const started = performance.now()
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, key, cert: certificate })
      socket.write('GET /none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
      socket.resume()
      await once(socket, 'close')
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return CONNECTIONS / (performance.now() - started) * 1000
}
