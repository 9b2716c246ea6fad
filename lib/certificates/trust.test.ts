import { X509Certificate } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { readSigningRequest } from '#schemas/signing-request.ts'
import { fingerprint } from './certificate-bytes.ts'
import { ensureOrganisation } from './organisations.ts'
import { aCertificate } from './testing/a-certificate.ts'
import { aSigningRequest } from './testing/signing-requests.ts'
import { anotherProcess, testAuthority } from './testing/test-authority.ts'

const businessId = artificialBusinessId(1)

test('a certificate issued here is known with type and organisation, presented as bytes or parsed', async () => {
  const setup = await testAuthority()
  const { content, serialNumber } = await aCertificate(setup, { businessId, type: 'benefit-sftp', name: 'Keinotekoinen Oy', eService: true })
  const expected = { trusted: true, type: 'benefit-sftp', businessId, organisationName: 'Keinotekoinen Oy', account: `ir${businessId.replace('-', '')}01`, eService: true, serialNumber }
  expect(await setup.authority.trustOf(content)).toMatchObject(expected)
  expect(await setup.authority.trustOf(new X509Certificate(content))).toMatchObject(expected)
})

test('the clock decides: not yet valid, valid, expired', async () => {
  const setup = await testAuthority()
  const { content } = await aCertificate(setup, { businessId, type: 'wage-ws' })
  const at = async (moment: string) => {
    setup.clock.set(moment)
    const trust = await setup.authority.trustOf(content)
    return trust.trusted ? 'trusted' : trust.reason
  }
  expect(await at('2026-11-24T09:00:00Z')).toBe('not-yet-valid')
  expect(await at('2028-11-24T10:00:00Z')).toBe('trusted')
  expect(await at('2028-11-24T10:00:01Z')).toBe('expired')
})

test('a stranger is told apart from a certificate of the other environment', async () => {
  const { authority } = await testAuthority()
  const production = await testAuthority({ environment: 'production' })
  const foreign = await testAuthority()
  const reasonOf = async (certificate: Uint8Array) => (await authority.trustOf(certificate) as { reason?: string }).reason
  expect(await reasonOf((await aCertificate(production, { businessId, type: 'wage-ws' })).content)).toBe('wrong-environment')
  expect(await reasonOf((await aCertificate(foreign, { businessId, type: 'wage-ws' })).content)).toBe('unknown-issuer')
  expect(await reasonOf(authority.chainOf('root')[0]!.raw)).toBe('unknown-certificate')
  expect(await reasonOf(Buffer.from('not a certificate'))).toBe('unreadable')
})

test('a row put into the database for a certificate that we did not sign gives it no trust', async () => {
  const { authority, db, clock } = await testAuthority()
  await aCertificate({ authority, db, clock }, { businessId, type: 'wage-ws' })
  const foreign = await testAuthority()
  const { content } = await aCertificate(foreign, { businessId, type: 'wage-ws' })
  await db.transaction((tx) => tx.query(
    `INSERT INTO certificate (authority_id, serial_number, type, business_id, fingerprint, spki_fingerprint, subject, not_before, not_after, content, issued_at)
     SELECT authority_id, 'AB', type, business_id, $1, spki_fingerprint, subject, not_before, not_after, $2, issued_at FROM certificate`, [fingerprint(content), content]))
  expect(await authority.trustOf(content)).toMatchObject({ trusted: false })
})

test('a revocation is known in another process within a second, though it had just found the certificate good', async () => {
  const here = await testAuthority()
  const there = await anotherProcess(here.url, { clock: here.clock })
  const { content, id } = await aCertificate(here, { businessId, type: 'wage-ws' })
  expect(await there.authority.trustOf(content)).toMatchObject({ trusted: true })
  await here.db.transaction((tx) => here.authority.revoke(tx, { certificateId: id, reason: 'key-compromise', now: here.clock.now() }))
  await vi.waitFor(async () => expect(await there.authority.trustOf(content)).toMatchObject({ trusted: false, reason: 'revoked' }), { timeout: 1000, interval: 5 })
})

test('a new certificate is known in another process within a second, though it had been asked about before', async () => {
  const here = await testAuthority()
  const there = await anotherProcess(here.url, { clock: here.clock })
  const request = await readSigningRequest((await aSigningRequest()).der)
  if (!request.accepted) throw new Error(request.fault)
  const content = await here.db.transaction(async (tx) => {
    const organisation = await ensureOrganisation(tx, { businessId, name: 'Keinotekoinen Oy' }, { artificial: true, now: here.clock.now() })
    const issued = await here.authority.issue(tx, { publicKey: request.publicKey, type: 'wage-ws', organisation, now: here.clock.now() })
    // Not committed yet: nobody else knows it.
    expect(await there.authority.trustOf(issued.content)).toMatchObject({ trusted: false, reason: 'unknown-certificate' })
    return issued.content
  })
  await vi.waitFor(async () => expect(await there.authority.trustOf(content)).toMatchObject({ trusted: true }), { timeout: 1000, interval: 5 })
})

test('a process whose listening connection was cut off learns of what it missed', async () => {
  const here = await testAuthority()
  const there = await anotherProcess(here.url, { clock: here.clock })
  const { content, id } = await aCertificate(here, { businessId, type: 'wage-ws' })
  expect(await there.authority.trustOf(content)).toMatchObject({ trusted: true })
  await here.db.transaction((tx) => tx.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
  await here.db.transaction((tx) => here.authority.revoke(tx, { certificateId: id, reason: 'superseded', now: here.clock.now() }))
  await vi.waitFor(async () => expect(await there.authority.trustOf(content)).toMatchObject({ reason: 'revoked' }), { timeout: 6000, interval: 20 })
})
