import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { buffer } from '#lib/certificates/certificate-bytes.ts'
import { aCertificate } from '#lib/certificates/testing/a-certificate.ts'
import { testAuthority } from '#lib/certificates/testing/test-authority.ts'
import * as x509 from '#lib/certificates/x509.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { createPublicationDoor } from './publication-door.ts'

test('revocation lists and authority certificates are at the addresses that certificates name', async () => {
  const setup = await testAuthority()
  const door = createPublicationDoor({ authority: setup.authority, log: pino({ level: 'silent' }) })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  onTestFinished(() => { door.close(); door.closeAllConnections() })
  const base = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  const fetched = async (path: string, method = 'GET') => {
    const reply = await fetch(`${base}${path}`, { method })
    return { status: reply.status, type: reply.headers.get('content-type'), bytes: Buffer.from(await reply.arrayBuffer()) }
  }
  const { id, content, serialNumber } = await aCertificate(setup, { businessId: artificialBusinessId(1), type: 'wage-ws' })
  await setup.db.transaction((tx) => setup.authority.revoke(tx, { certificateId: id, reason: 'superseded', now: setup.clock.now() }))
  const point = new x509.X509Certificate(buffer(content)).getExtension(x509.CRLDistributionPointsExtension)!.distributionPoints[0]!.distributionPoint!.fullName![0]!.uniformResourceIdentifier!
  const list = await fetched(new URL(point).pathname)
  expect([list.status, list.type]).toEqual([200, 'application/pkix-crl'])
  expect(new x509.X509Crl(buffer(list.bytes)).entries.map((entry) => entry.serialNumber.toUpperCase())).toEqual([serialNumber])
  expect(await fetched('/ca/DataProvidersTestIssuingCAv1.cer')).toEqual({ status: 200, type: 'application/pkix-cert', bytes: setup.authority.chainOf('wage-ws')[0]!.raw })
  expect((await fetched('/crl/Unknown.crl')).status).toBe(404)
  expect((await fetched('/')).status).toBe(404)
  expect((await fetched('/crl/DataProvidersTestIssuingCAv1.crl', 'POST')).status).toBe(405)
})
