import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { certificateTypeNames, isSftpType, type CertificateType } from '#schemas/certificate-types.ts'
import { readSigningRequest } from '#schemas/signing-request.ts'
import * as x509 from './x509.ts'
import { buffer } from './certificate-bytes.ts'
import { certificatesPem } from './pem.ts'
import { aCertificate } from './testing/a-certificate.ts'
import { aSigningRequest } from './testing/signing-requests.ts'
import { testAuthority } from './testing/test-authority.ts'

const businessId = artificialBusinessId(1)
const issuers: Record<CertificateType, string> = {
  'wage-ws': 'Data Providers Test Issuing CA v1',
  'wage-sftp': 'Data Providers SFTP Test Issuing CA v1',
  'benefit-ws': 'IR Benefit Data Providers Test Issuing CA v1',
  'benefit-sftp': 'IR Benefit Data Providers SFTP Test Issuing CA v1',
  'datauser-ws': 'IR Income Data Users Test Issuing CA v1',
  'datauser-sftp': 'IR Income Data Users SFTP Test Issuing CA v1',
}

test('every type has the profile that clients check', async () => {
  const setup = await testAuthority()
  for (const type of certificateTypeNames) {
    const { content, key } = await aCertificate(setup, { businessId, type, name: 'Keinotekoinen Ääkkös, "Oy" +#=' })
    const certificate = new X509Certificate(content)
    expect(certificate.ca).toBe(false)
    expect(certificate.checkPrivateKey(key)).toBe(true)
    expect(certificate.issuer).toBe(`C=FI\nO=Unofficial Incomes Register\nCN=${issuers[type]}`)
    expect(certificate.validToDate).toEqual(new Date('2028-11-24T10:00:00Z'))
    expect(certificate.validFromDate.getTime()).toBeLessThanOrEqual(setup.clock.now().getTime())
    const parsed = new x509.X509Certificate(buffer(content))
    expect(parsed.subjectName.getField('CN')).toEqual([businessId])
    expect(parsed.subjectName.getField('O')).toEqual(['Keinotekoinen Ääkkös, "Oy" +#='])
    expect(parsed.subjectName.getField('C')).toEqual(['FI'])
    expect(parsed.signatureAlgorithm).toMatchObject({ name: 'RSASSA-PKCS1-v1_5', hash: { name: 'SHA-256' } })
    expect(parsed.getExtension(x509.BasicConstraintsExtension)).toMatchObject({ ca: false })
    expect(parsed.getExtension(x509.KeyUsagesExtension)).toMatchObject({ critical: true, usages: x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment })
    expect(parsed.getExtension(x509.ExtendedKeyUsageExtension)).toBeNull()
    expect(certificate.toString()).toContain('BEGIN CERTIFICATE')
    expect(Buffer.from(parsed.getExtension('2.5.29.31')!.rawData).toString('latin1')).toContain(`http://localhost:8446/crl/${issuers[type].replaceAll(' ', '')}.crl`)
  }
})

test('subject and extensions of the request do not reach the certificate', async () => {
  const setup = await testAuthority()
  const { content } = await aCertificate(setup, { businessId, type: 'wage-ws', name: 'Oikea Oy', subject: 'C=SE, O=Somebody Else, CN=9999999-9' })
  expect(new X509Certificate(content).subject).toBe(`C=FI\nO=Oikea Oy\nCN=${businessId}`)
})

test('an organisation name longer than X.520 allows is cut, and stays readable', async () => {
  const setup = await testAuthority()
  const { content } = await aCertificate(setup, { businessId, type: 'wage-ws', name: 'Ä'.repeat(200) })
  expect(new x509.X509Certificate(buffer(content)).subjectName.getField('O')).toEqual(['Ä'.repeat(64)])
})

test('SFTP accounts are numbered per organisation in order of creation and kept by later certificates (D-57)', async () => {
  const setup = await testAuthority()
  const digits = businessId.replace('-', '')
  const accountOf = async (type: CertificateType) => (await aCertificate(setup, { businessId, type })).account
  expect(await accountOf('benefit-sftp')).toBe(`ir${digits}01`)
  expect(await accountOf('wage-sftp')).toBe(`ir${digits}02`)
  expect(await accountOf('benefit-sftp')).toBe(`ir${digits}01`)
  expect(await accountOf('wage-ws')).toBeUndefined()
})

test('two first SFTP certificates at once share one account', async () => {
  const setup = await testAuthority()
  await aCertificate(setup, { businessId, type: 'wage-ws' })
  const both = await Promise.all([aCertificate(setup, { businessId, type: 'wage-sftp' }), aCertificate(setup, { businessId, type: 'wage-sftp' })])
  expect(new Set(both.map(({ account }) => account)).size).toBe(1)
})

test('no certificate outlives its issuer', async () => {
  const setup = await testAuthority()
  setup.clock.set('2045-06-01T00:00:00Z')
  const { content } = await aCertificate(setup, { businessId, type: 'wage-ws' })
  expect(new X509Certificate(content).validToDate).toEqual(setup.authority.chainOf('wage-ws')[0]!.validToDate)
})

test('OpenSSL accepts every certificate for TLS clients, and the server certificate for its names', async ({ skip }) => {
  const openssl = promisify(execFile)
  if (await openssl('openssl', ['version']).then(() => false, () => true)) return skip('needs openssl')
  const setup = await testAuthority()
  const directory = mkdtempSync(path.join(tmpdir(), 'certificates-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const file = (name: string, text: string) => {
    const at = path.join(directory, name)
    writeFileSync(at, text)
    return at
  }
  for (const type of certificateTypeNames) {
    const { content } = await aCertificate(setup, { businessId, type })
    const [issuing, intermediate, root] = setup.authority.chainOf(type)
    const { stdout } = await openssl('openssl', [
      'verify', '-purpose', 'sslclient', '-x509_strict', '-CAfile', file('root.pem', certificatesPem([root!])),
      '-untrusted', file('chain.pem', certificatesPem([issuing!, intermediate!])), file(`${type}.pem`, certificatesPem([content]))])
    expect(stdout).toContain(': OK')
    expect(isSftpType(type)).toBe(type.endsWith('sftp'))
  }
  const { chain } = await setup.authority.serverCertificate()
  for (const name of [['-verify_hostname', 'localhost'], ['-verify_ip', '127.0.0.1'], ['-verify_ip', '::1']]) {
    const { stdout } = await openssl('openssl', ['verify', '-purpose', 'sslserver', ...name, '-CAfile', path.join(directory, 'root.pem'),
      '-untrusted', file('server-chain.pem', chain), path.join(directory, 'server-chain.pem')])
    expect(stdout).toContain(': OK')
  }
})

test('a request keeps its own key length and exponent', async () => {
  const setup = await testAuthority()
  const { content } = await aCertificate(setup, { businessId, type: 'wage-ws', modulusLength: 3072, publicExponent: 3 })
  expect(new X509Certificate(content).publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 3072, publicExponent: 3n })
  const { der } = await aSigningRequest()
  expect(await readSigningRequest(der)).toMatchObject({ accepted: true })
})
