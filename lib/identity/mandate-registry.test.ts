import { expect, test } from 'vitest'
import { organisationKey } from './owner-key.ts'
import { populatedPortal } from './testing/populated-portal.ts'

const METAL = '7002002-3'
const CAFE = '7004004-0'
const HOUSING = '7022022-8'
const TODAY = '2026-11-24'

async function standings(portal: Awaited<ReturnType<typeof populatedPortal>>, familyName: string, businessId: string) {
  const actor = await portal.as(familyName)
  return portal.db.read((tx) => portal.mandates.standings(tx, actor, organisationKey(businessId), TODAY))
}

test('roles and mandates give the standing they name, towards nobody else', async () => {
  const portal = await populatedPortal()
  expect(await standings(portal, 'Testinen', METAL)).toEqual([{ ground: 'report-wages' }])
  expect(await standings(portal, 'Mallikas', METAL)).toEqual([{ ground: 'organ' }])
  expect(await standings(portal, 'Rajapinta', '7018018-2')).toEqual([{ ground: 'organ' }])
  expect(await standings(portal, 'Sivistö', '7018018-2')).toEqual([{ ground: 'report-wages', subOrganisationId: 'SIVISTYS' }])
  expect(await standings(portal, 'Huvudman', '7020020-0')).toEqual([{ ground: 'data-user-master' }])
  expect(await standings(portal, 'Testinen', CAFE)).toEqual([])
  expect(await standings(portal, 'Vailla', METAL)).toEqual([])
})

test('an accountant reaches the clients allocated to them, the head of the firm all its clients', async () => {
  const portal = await populatedPortal()
  expect(await standings(portal, 'Exempelström', CAFE)).toEqual([{ ground: 'report-wages' }])
  expect(await standings(portal, 'Exempelström', HOUSING)).toEqual([])
  expect(await standings(portal, 'Mallitase', HOUSING)).toEqual([{ ground: 'report-wages' }])
  const accountant = await portal.as('Exempelström')
  const clients = await portal.db.read((tx) => portal.mandates.represented(tx, accountant.personId, TODAY))
  expect(clients).toHaveLength(5)
  expect(clients.every(({ agent }) => agent?.name === 'Tilitoimisto Mallitase Oy')).toBe(true)
})

test('an allocation gives nothing once the client has ended the mandate of the firm', async () => {
  const portal = await populatedPortal()
  await portal.db.transaction((tx) => tx.mandate.updateMany({ where: { assignorBusinessId: CAFE }, data: { validUntil: new Date('2026-11-23') } }))
  expect(await standings(portal, 'Exempelström', CAFE)).toEqual([])
})

test('an allocation never gives more than the client gave the firm', async () => {
  const portal = await populatedPortal()
  await portal.db.transaction((tx) => tx.mandate.updateMany({ where: { assignorBusinessId: CAFE }, data: { theme: 'M1' } }))
  expect(await standings(portal, 'Exempelström', CAFE)).toEqual([])
})

test('everyone stands towards themselves, and towards no other person', async () => {
  const portal = await populatedPortal()
  const [household, other] = [await portal.as('Esimerkki'), await portal.as('Vailla')]
  expect(await portal.db.read((tx) => portal.mandates.standings(tx, household, household.personKey, TODAY))).toEqual([{ ground: 'self' }])
  expect(await portal.db.read((tx) => portal.mandates.standings(tx, other, household.personKey, TODAY))).toEqual([])
})
