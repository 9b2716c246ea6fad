import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { anotherProcess, testAuthority } from './testing/test-authority.ts'
import { hostKeySha256, knownHosts, sshPublicKey } from './ssh-key.ts'

const YEAR_MS = 365 * 86_400_000

test('answers are signed under a certificate issued directly by the services authority, as in the sample of the real service', async () => {
  const { authority } = await testAuthority()
  const { key, certificate, chain } = authority.signerOfAnswers()
  expect(certificate.subject).toBe('C=FI\nO=Unofficial Incomes Register\nCN=Incomes Register Service Interface Test')
  expect(certificate.issuer).toContain('CN=IR Services Test Issuing CA v1')
  expect(certificate.checkPrivateKey(key)).toBe(true)
  expect(certificate.checkIssued(chain[0]!) && certificate.verify(chain[0]!.publicKey)).toBe(true)
  expect(certificate.keyUsage).toBeUndefined()
})

test('the signer holds by the sandbox clock and by the real one, wherever the sandbox clock stands', async () => {
  const { authority, clock } = await testAuthority()
  for (const moment of ['2027-01-01T00:00:00Z', '2019-03-01T00:00:00Z', '2033-01-01T00:00:00Z']) {
    clock.set(moment)
    authority.signerOfAnswers()
    await vi.waitFor(() => {
      const { certificate } = authority.signerOfAnswers()
      for (const now of [clock.now(), new Date()]) {
        expect(certificate.validFromDate.getTime()).toBeLessThanOrEqual(now.getTime())
        expect(certificate.validToDate.getTime()).toBeGreaterThan(now.getTime())
      }
    }, { timeout: 5000, interval: 10 })
  }
})

test('the signer is renewed long before its end, and every process takes the same one', async () => {
  const { authority, url, clock } = await testAuthority()
  const first = authority.signerOfAnswers().certificate
  clock.set(new Date(first.validToDate.getTime() - 30 * 86_400_000).toISOString())
  const { authority: other } = await anotherProcess(url, { clock })
  const second = other.signerOfAnswers().certificate
  expect(second.validToDate.getTime()).toBeGreaterThan(first.validToDate.getTime() + 2 * YEAR_MS)
  authority.signerOfAnswers()
  await vi.waitFor(() => expect(authority.signerOfAnswers().certificate.fingerprint256).toBe(second.fingerprint256), { timeout: 5000, interval: 10 })
})

test('the server certificate covers every configured name, and new names get a new one', async () => {
  const { authority, url, clock } = await testAuthority()
  const one = await authority.serverCertificate()
  expect((await authority.serverCertificate()).chain).toBe(one.chain)
  const leaf = new X509Certificate(one.chain)
  expect(leaf.checkHost('localhost')).toBe('localhost')
  expect(leaf.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(leaf.checkHost('register.example.org')).toBeUndefined()
  const { authority: named } = await anotherProcess(url, { clock, serverNames: ['localhost', 'register.example.org'] })
  expect(new X509Certificate((await named.serverCertificate()).chain).checkHost('register.example.org')).toBe('register.example.org')
})

test('the SFTP host key is made once for all processes and written as OpenSSH has it', async () => {
  const { authority, url, clock } = await testAuthority()
  const { authority: other } = await anotherProcess(url, { clock })
  const [one, two] = await Promise.all([authority.sftpHostKey(), other.sftpHostKey()])
  expect(sshPublicKey(one)).toBe(sshPublicKey(two))
  expect(sshPublicKey(one)).toMatch(/^ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB/)
  expect(knownHosts(one, ['localhost', '127.0.0.1'], 2222)).toBe(`[localhost]:2222,[127.0.0.1]:2222 ${sshPublicKey(one)}\n`)
  expect(knownHosts(one, ['localhost'], 22)).toBe(`localhost ${sshPublicKey(one)}\n`)
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'host-key-')), 'key.pub')
  writeFileSync(file, sshPublicKey(one))
  onTestFinished(() => rmSync(path.dirname(file), { recursive: true }))
  expect(execFileSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' })).toContain(` SHA256:${hostKeySha256(one)} `)
})
