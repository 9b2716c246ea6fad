import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { violatesConstraint } from '#lib/platform/database.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { buffer } from './certificate-bytes.ts'
import { certificatesPem } from './pem.ts'
import { aCertificate } from './testing/a-certificate.ts'
import { testAuthority, type TestAuthority } from './testing/test-authority.ts'
import * as x509 from './x509.ts'

const businessId = artificialBusinessId(1)
const LIST = 'DataProvidersTestIssuingCAv1'

const revoke = ({ authority, db, clock }: TestAuthority, certificateId: number) =>
  db.transaction((tx) => authority.revoke(tx, { certificateId, reason: 'key-compromise', now: clock.now() }))

const listOf = async ({ authority }: TestAuthority, name = LIST) => new x509.X509Crl(buffer((await authority.revocationList(name))!))

test('the list is signed at the revocation, valid seven days, and names serial number and reason', async () => {
  const setup = await testAuthority()
  const { id, serialNumber } = await aCertificate(setup, { businessId, type: 'wage-ws' })
  expect((await listOf(setup)).entries).toEqual([])
  expect(await revoke(setup, id)).toBe('revoked')
  const list = await listOf(setup)
  expect(list.entries.map((entry) => [entry.serialNumber.toUpperCase(), entry.reason])).toEqual([[serialNumber, x509.X509CrlReason.keyCompromise]])
  expect(list.nextUpdate!.getTime() - list.thisUpdate.getTime()).toBe(7 * 86_400_000)
  expect(await list.verify({ publicKey: new x509.X509Certificate(buffer(setup.authority.chainOf('wage-ws')[0]!.raw)) })).toBe(true)
})

test('without revocations a list is signed anew every day, its number rises, and expired certificates leave it', async () => {
  const setup = await testAuthority()
  const { id } = await aCertificate(setup, { businessId, type: 'wage-ws' })
  await revoke(setup, id)
  const first = await setup.authority.revocationList(LIST)
  setup.clock.set('2026-11-25T09:59:00Z')
  expect(await setup.authority.revocationList(LIST)).toEqual(first)
  setup.clock.set('2026-11-25T10:01:00Z')
  expect((await listOf(setup)).thisUpdate).toEqual(new Date('2026-11-25T10:01:00Z'))
  setup.clock.set('2029-01-01T00:00:00Z')
  const last = await listOf(setup)
  expect(last.entries).toEqual([])
  expect(Buffer.from(last.getExtension('2.5.29.20')!.value).toString('hex')).toBe('020103')
})

test('a revocation is final', async () => {
  const setup = await testAuthority()
  const { id } = await aCertificate(setup, { businessId, type: 'wage-ws' })
  await revoke(setup, id)
  expect(await revoke(setup, id)).toBe('already-revoked')
  expect(await revoke(setup, id + 1)).toBe('unknown')
  const undo = setup.db.transaction((tx) => tx.query('UPDATE certificate SET revoked_at = NULL, revocation_reason = NULL WHERE id = $1', [id]))
  await expect(undo).rejects.toSatisfy((error) => violatesConstraint(error, 'certificate_revocation_irreversible'))
})

test('certificates revoked at the same moment all stand on the list', async () => {
  const setup = await testAuthority()
  const certificates = [await aCertificate(setup, { businessId, type: 'wage-ws' }), await aCertificate(setup, { businessId, type: 'wage-ws' }), await aCertificate(setup, { businessId, type: 'wage-ws' })]
  await Promise.all(certificates.map(({ id }) => revoke(setup, id)))
  expect((await listOf(setup)).entries).toHaveLength(3)
})

test('OpenSSL checks the whole chain against the published lists and refuses the revoked certificate', async ({ skip }) => {
  const openssl = promisify(execFile)
  if (await openssl('openssl', ['version']).then(() => false, () => true)) return skip('needs openssl')
  const setup = await testAuthority()
  const directory = mkdtempSync(path.join(tmpdir(), 'revocation-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const file = (name: string, text: string) => {
    writeFileSync(path.join(directory, name), text)
    return path.join(directory, name)
  }
  const { id, content } = await aCertificate(setup, { businessId, type: 'wage-ws' })
  const verify = async () => {
    const chain = setup.authority.chainOf('wage-ws')
    const lists = await Promise.all(chain.map(async ({ subject }) => pemOf((await setup.authority.revocationList(subject.split('CN=')[1]!.replaceAll(' ', '')))!)))
    return openssl('openssl', [
      'verify', '-crl_check_all', '-attime', String(setup.clock.now().getTime() / 1000), '-CAfile', file('chain.pem', certificatesPem(chain)),
      '-CRLfile', file('lists.pem', lists.join('\n')), file('certificate.pem', certificatesPem([content]))])
  }
  expect((await verify()).stdout).toContain(': OK')
  await revoke(setup, id)
  await expect(verify()).rejects.toThrow(/certificate revoked/)
})

const pemOf = (list: Buffer): string => `-----BEGIN X509 CRL-----\n${list.toString('base64').match(/.{1,64}/g)!.join('\n')}\n-----END X509 CRL-----`
