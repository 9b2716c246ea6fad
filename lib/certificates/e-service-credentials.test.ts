import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { BusinessId } from '#schemas/identifiers.ts'
import { ensureEserviceCredentials } from './e-service-credentials.ts'
import { testAuthority } from './testing/test-authority.ts'

async function setUp() {
  const setup = await testAuthority()
  const directory = mkdtempSync(path.join(tmpdir(), 'e-service-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const ensure = () => ensureEserviceCredentials(setup, { directory, businessId: '9999999-2' as BusinessId })
  const read = (name: string) => readFileSync(path.join(directory, name), 'utf8')
  return { ...setup, directory, ensure, read }
}

test('the e-service gets credentials that the register knows as its own, once', async () => {
  const { authority, directory, ensure, read } = await setUp()
  expect(await ensure()).toBe(true)
  expect(readdirSync(directory).sort()).toEqual(['answer-ca.pem', 'cert.pem', 'chain.pem', 'key.pem', 'server-ca.pem'])
  expect(statSync(path.join(directory, 'key.pem')).mode & 0o777).toBe(0o600)
  expect(await authority.trustOf(new X509Certificate(read('cert.pem')))).toMatchObject({ trusted: true, eService: true, businessId: '9999999-2' })
  expect(authority.signerOfAnswers().certificate.checkIssued(new X509Certificate(read('answer-ca.pem')))).toBe(true)
  expect(await ensure()).toBe(false)
})

test('they are renewed 60 days before their end', async () => {
  const { clock, ensure, read } = await setUp()
  await ensure()
  const first = read('cert.pem')
  clock.set('2028-09-24T10:00:00Z')
  expect(await ensure()).toBe(false)
  clock.set('2028-09-26T10:00:00Z')
  expect(await ensure()).toBe(true)
  expect(read('cert.pem')).not.toBe(first)
})

test('a key that does not belong to the certificate, as a crash between two files leaves it, is replaced', async () => {
  const { directory, ensure, read } = await setUp()
  await ensure()
  const certificate = read('cert.pem')
  rmSync(path.join(directory, 'key.pem'))
  await ensure()
  writeFileSync(path.join(directory, 'cert.pem'), certificate)
  expect(await ensure()).toBe(true)
  expect(await ensure()).toBe(false)
})
