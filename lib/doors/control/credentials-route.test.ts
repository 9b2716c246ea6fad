import { createPublicKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { sshPublicKey } from '#lib/certificates/ssh-key.ts'
import { aSigningRequest } from '#lib/certificates/testing/signing-requests.ts'
import { testAuthority } from '#lib/certificates/testing/test-authority.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { createControlDoor } from './control-door.ts'
import { credentialsRoute } from './credentials-route.ts'
import { publishedFilesRoute } from './published-files-route.ts'

const customerId = artificialBusinessId(3)

async function open() {
  const setup = await testAuthority()
  const routes = [credentialsRoute({ ...setup, sftp: { names: ['localhost', '127.0.0.1'], port: 2222 } }), publishedFilesRoute(setup.authority)]
  const door = createControlDoor({ routes, environment: 'test', log: pino({ level: 'silent' }) })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  onTestFinished(() => { door.close(); door.closeAllConnections() })
  const base = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  const ask = async (wish: Record<string, unknown> = {}) => {
    const { der, key } = await aSigningRequest()
    const reply = await fetch(`${base}/credentials`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ customerId, type: 'wage-ws', certificateRequest: der.toString('base64'), ...wish }),
    })
    return { status: reply.status, key, json: await reply.json() as { error?: string; customerName: string; files: Record<string, string> } }
  }
  const application = async () => (await setup.db.query<{ purposes: string[]; channels: string[] }>(
    "SELECT purposes, channels FROM interface_application WHERE business_id = $1 AND state = 'valid'", [customerId]))[0]
  return { ...setup, base, ask, application }
}

test('an unknown Business ID becomes an artificial organisation that may report for itself and others at once', async () => {
  const { ask, application, authority, db } = await open()
  const { status, key, json } = await ask()
  expect(status).toBe(201)
  const certificate = new X509Certificate(json.files['cert.pem']!)
  expect(certificate.publicKey.equals(createPublicKey(key))).toBe(true)
  expect(await authority.trustOf(certificate)).toMatchObject({ trusted: true, type: 'wage-ws', businessId: customerId, eService: false })
  expect(json.files['chain.pem']!.match(/BEGIN CERTIFICATE/g)).toHaveLength(3)
  expect(new X509Certificate(json.files['server-ca.pem']!).ca).toBe(true)
  expect(await application()).toEqual({ purposes: ['on-behalf', 'own'], channels: ['wage:ws-delayed', 'wage:ws-real-time'] })
  expect(await db.query('SELECT artificial, benefits_confirmed_at FROM organisation WHERE business_id = $1', [customerId])).toEqual([{ artificial: true, benefits_confirmed_at: null }])
})

test('a further type adds its channels and purposes, confirms benefits, and takes nothing away', async () => {
  const { ask, application, db } = await open()
  await ask()
  await ask({ type: 'benefit-ws' })
  await ask({ type: 'datauser-sftp' })
  expect(await application()).toEqual({
    purposes: ['data-use', 'on-behalf', 'own'],
    channels: ['benefit:ws-delayed', 'benefit:ws-real-time', 'datauser:sftp', 'wage:ws-delayed', 'wage:ws-real-time'],
  })
  const [organisation] = await db.query('SELECT benefits_confirmed_at FROM organisation WHERE business_id = $1', [customerId])
  expect(organisation!.benefits_confirmed_at).not.toBeNull()
  await ask()
  expect(await db.query('SELECT state FROM interface_application ORDER BY id')).toEqual([{ state: 'replaced' }, { state: 'replaced' }, { state: 'valid' }])
})

test('an SFTP type comes with user name and host key', async () => {
  const { ask, authority } = await open()
  const { json } = await ask({ type: 'wage-sftp' })
  expect(json.files['user.txt']).toBe(`ir${customerId.replace('-', '')}01\n`)
  expect(json.files['known_hosts']).toBe(`[localhost]:2222,[127.0.0.1]:2222 ${sshPublicKey(await authority.sftpHostKey())}\n`)
})

test.each([
  ['a wrong check digit', { customerId: '1234567-2' }, 422, 'invalid-business-id'],
  ['no Business ID', { customerId: "'; DROP TABLE certificate; --" }, 422, 'invalid-business-id'],
  ['an unknown type', { type: 'services' }, 400, 'invalid'],
  ['a request that is none', { certificateRequest: 'AAAA' }, 422, 'signing-request'],
])('%s is refused and nothing is made', async (_name, wish, status, error) => {
  const { ask, db } = await open()
  const reply = await ask(wish)
  expect([reply.status, reply.json.error]).toEqual([status, error])
  expect(await db.query('SELECT 1 FROM organisation')).toEqual([])
})

test('revocation lists and authority certificates are where certificates point to', async () => {
  const { base } = await open()
  for (const file of ['crl/DataProvidersTestIssuingCAv1.crl', 'ca/IRServicesTestIssuingCAv1.cer']) {
    const reply = await fetch(`${base}/${file}`)
    expect(reply.status).toBe(200)
    expect(Buffer.from(await reply.arrayBuffer())[0]).toBe(0x30)
  }
  expect((await fetch(`${base}/crl/Unknown.crl`)).status).toBe(404)
  expect((await fetch(`${base}/crl/..%2f..%2fetc%2fpasswd.crl`)).status).toBe(404)
})
