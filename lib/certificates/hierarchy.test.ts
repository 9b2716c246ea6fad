import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { fixedClock } from '#lib/platform/clock.ts'
import { openDatabase } from '#lib/platform/database.ts'
import { testDatabase } from '#lib/platform/testing/test-database.ts'
import { sealedBox, WrongMasterKey } from '#lib/platform/master-key.ts'
import { openAuthority } from './authority.ts'
import { establishHierarchy } from './hierarchy.ts'
import { anotherProcess, TEST_MASTER_KEY, testAuthority } from './testing/test-authority.ts'

const officialTestNames = {
  'wage-ws': 'Data Providers Test Issuing CA v1',
  'wage-sftp': 'Data Providers SFTP Test Issuing CA v1',
  'benefit-ws': 'IR Benefit Data Providers Test Issuing CA v1',
  'benefit-sftp': 'IR Benefit Data Providers SFTP Test Issuing CA v1',
  'datauser-ws': 'IR Income Data Users Test Issuing CA v1',
  'datauser-sftp': 'IR Income Data Users SFTP Test Issuing CA v1',
  'services': 'IR Services Test Issuing CA v1',
} as const

test('issuing authorities carry the official names, the levels above our own, and nothing claims to be the Tax Administration', async () => {
  const { authority } = await testAuthority()
  for (const [role, name] of Object.entries(officialTestNames)) {
    const chain = authority.chainOf(role as keyof typeof officialTestNames)
    expect(chain[0]!.subject).toBe(`C=FI\nO=Unofficial Incomes Register\nCN=${name}`)
    expect(chain.map(({ ca }) => ca)).toEqual([true, true, true])
    expect(chain.slice(1).map(({ subject }) => subject.split('\n').at(-1))).toEqual([
      'CN=Unofficial Incomes Register Intermediate Test CA v1', 'CN=Unofficial Incomes Register Root Test CA v1'])
    for (const { subject, issuer } of chain) expect(subject + issuer).not.toMatch(/Verohallinto|Skatte|Tax Administration/i)
  }
})

test('the first start makes RSA 4096 keys for every authority, and two first starts at once make one hierarchy', async () => {
  const { url } = await testDatabase()
  const clock = fixedClock('2026-11-24T10:00:00Z')
  const [one, other] = await Promise.all([anotherProcess(url, { clock, keyBits: undefined }), anotherProcess(url, { clock, keyBits: undefined })])
  const rows = await one.db.read((tx) => tx.query<{ certificate: Buffer }>('SELECT certificate FROM certificate_authority'))
  expect(rows.map(({ certificate }) => new X509Certificate(certificate).publicKey.asymmetricKeyDetails?.modulusLength)).toEqual(Array(10).fill(4096))
  expect(one.authority.chainOf('wage-ws').map(({ fingerprint256 }) => fingerprint256)).toEqual(other.authority.chainOf('wage-ws').map(({ fingerprint256 }) => fingerprint256))
  expect(one.authority.signerOfAnswers().certificate.fingerprint256).toBe(other.authority.signerOfAnswers().certificate.fingerprint256)
})

test('test and production are two hierarchies with different names', async () => {
  const { authority: production } = await testAuthority({ environment: 'production' })
  expect(production.webServiceIssuers()).toEqual(['Data Providers Issuing CA v1', 'IR Benefit Data Providers Issuing CA v1', 'IR Income Data Users Issuing CA v1'])
  expect(production.chainOf('services')[0]!.validFromDate).toEqual(new Date('2026-11-24T10:00:00Z'))
})

test('no private key lies in the database in the clear, and another master key opens none', async () => {
  const { url, db, clock } = await testAuthority()
  const sealed = await db.read((tx) => tx.query<{ sealed: Buffer }>(
    'SELECT private_key_sealed AS sealed FROM certificate_authority UNION ALL SELECT private_key_sealed FROM register_key'))
  expect(sealed.length).toBeGreaterThan(10)
  // PKCS#8 starts with a sequence and holds the OID of RSA.
  for (const row of sealed) expect(row.sealed.includes(Buffer.from('06092a864886f70d010101', 'hex'))).toBe(false)
  const again = openDatabase({ url, schema: 'register', connectionsMax: 1 })
  await expect(openAuthority({ db: again, clock, environment: 'test', masterKey: Buffer.alloc(32, 1), publishedAt: 'http://localhost', serverNames: [] })).rejects.toThrow(WrongMasterKey)
  await again.close()
})

test('a sealed key put in the place of another does not open', async () => {
  const { db, clock } = await testAuthority()
  await db.transaction((tx) => tx.query(
    `UPDATE certificate_authority SET private_key_sealed = (SELECT private_key_sealed FROM certificate_authority WHERE role = 'root') WHERE role = 'services'`))
  await expect(establishHierarchy({ db, environment: 'test', box: sealedBox(TEST_MASTER_KEY, 'register'), now: clock.now(), publishedAt: 'http://localhost' })).rejects.toThrow(WrongMasterKey)
})

test('an authority certificate exchanged in the database stops the start', async () => {
  const { db, clock } = await testAuthority()
  const { db: foreign } = await testAuthority()
  const [other] = await foreign.read((tx) => tx.query<{ certificate: Buffer }>("SELECT certificate FROM certificate_authority WHERE role = 'wage-ws'"))
  await db.transaction((tx) => tx.query("UPDATE certificate_authority SET certificate = $1 WHERE role = 'wage-ws'", [other!.certificate]))
  await expect(establishHierarchy({ db, environment: 'test', box: sealedBox(TEST_MASTER_KEY, 'register'), now: clock.now(), publishedAt: 'http://localhost' })).rejects.toThrow(/not of its issuer/)
})
