import { expect, test } from 'vitest'
import { sealedBox } from '#lib/platform/master-key.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { establishHierarchy, KeyIsOffline } from './hierarchy.ts'
import { exportKey, forgetKey, restoreKey, WrongAuthorityKey } from './offline-keys.ts'
import { aCertificate } from './testing/a-certificate.ts'
import { anotherProcess, TEST_MASTER_KEY, testAuthority } from './testing/test-authority.ts'

const PASSPHRASE = 'correct horse battery'
const ROOT_LIST = 'UnofficialIncomesRegisterRootTestCAv1'

async function setUp() {
  const setup = await testAuthority()
  const box = sealedBox(TEST_MASTER_KEY, 'register')
  const hierarchy = await establishHierarchy({ db: setup.db, environment: 'test', box, now: setup.clock.now(), publishedAt: 'http://localhost' })
  return { ...setup, hierarchy, options: { db: setup.db, box, authority: hierarchy.authority('root') } }
}

test('with the root key offline the register starts, issues and serves its lists; with the key back it signs again', async () => {
  const { options, authority, url, clock, db } = await setUp()
  const pem = await exportKey(options, PASSPHRASE)
  expect(pem).toContain('BEGIN ENCRYPTED PRIVATE KEY')
  await forgetKey(options, { pem, passphrase: PASSPHRASE, now: clock.now() })
  await expect(exportKey(options, PASSPHRASE)).rejects.toThrow(KeyIsOffline)

  const { authority: restarted } = await anotherProcess(url, { clock })
  await aCertificate({ authority: restarted, db, clock }, { businessId: artificialBusinessId(1), type: 'wage-ws' })
  clock.set('2027-06-01T00:00:00Z')
  const held = await restarted.revocationList(ROOT_LIST)
  await restoreKey(options, { pem, passphrase: PASSPHRASE })
  expect(await authority.revocationList(ROOT_LIST)).not.toEqual(held)
})

test('a key is forgotten only when the kept file really holds it, and only the right one comes back', async () => {
  const { options, hierarchy, clock } = await setUp()
  const [pem, other] = [await exportKey(options, PASSPHRASE), await exportKey({ ...options, authority: hierarchy.authority('intermediate') }, PASSPHRASE)]
  for (const attempt of [{ pem: other, passphrase: PASSPHRASE }, { pem, passphrase: 'another passphrase' }, { pem: pem.slice(0, 500), passphrase: PASSPHRASE }]) {
    await expect(forgetKey(options, { ...attempt, now: clock.now() })).rejects.toThrow(WrongAuthorityKey)
    await expect(restoreKey(options, attempt)).rejects.toThrow(WrongAuthorityKey)
  }
  expect(await exportKey(options, PASSPHRASE)).toContain('BEGIN ENCRYPTED PRIVATE KEY')
})
