import { expect, test } from 'vitest'
import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { grounds, isTowardsPerson, scopeOf } from '#lib/identity/permissions.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { persons } from '#prisma/seed/population.ts'
import type { PortalContext } from '../context.ts'
import { readBasicData } from '../organisation/read-basic-data.ts'
import { personWith } from '../testing/person-with.ts'
import { ACTIONS_PER_PAGE, listActions } from './list-actions.ts'

const METAL = '7002002-3'
const OWNER = organisationKey(METAL)

async function aPortal() {
  const portal = await populatedPortal()
  const contextOf = (actor: PortalContext['actor']): PortalContext => ({ ...portal, actor, uploadsDirectory: '', uploadBytesMax: 1 })
  return { portal, contextOf, as: async (name: string) => contextOf(await portal.as(name)) }
}

test('the organisation sees who looked at what and when, also who looked at this; others\' affairs are not in it', async () => {
  const { portal, as } = await aPortal()
  const [clerk, director, head] = [await as('Testinen'), await as('Mallikas'), await as('Monitoimi')]
  await readBasicData(clerk, OWNER)
  await readBasicData(head, organisationKey('7004004-0'))
  portal.clock.set('2026-11-25T10:00:00Z')
  await readBasicData(director, OWNER)
  expect((await listActions(director, OWNER, { page: 1 })).rows.map(({ person, action }) => [person, action])).toEqual([['Matti Mallikas', 'basic-data.view'], ['Aino Testinen', 'basic-data.view']])
  const again = await listActions(director, OWNER, { page: 1 })
  expect(again.rows[0]).toMatchObject({ person: 'Matti Mallikas', action: 'access-log.view' })
  expect(JSON.stringify(again)).not.toMatch(new RegExp(persons.map(({ identityCode }) => identityCode.replace('+', '\\+')).join('|')))

  const found = async (search: object) => (await listActions(director, OWNER, { page: 1, ...search })).rows.map(({ person }) => person)
  expect(await found({ person: 'aino test' })).toEqual(['Aino Testinen'])
  expect(await found({ kind: 'record' })).toEqual([])
  expect(await found({ kind: 'basic-data', from: new Date('2026-11-25T00:00:00Z') })).toEqual(['Matti Mallikas'])
  expect(await found({ until: new Date('2026-11-24T09:00:00Z') })).toEqual([])
})

test('an officer\'s act is there without a name, and cannot be found by one', async () => {
  const { portal, as } = await aPortal()
  const [officer, director] = [await as('Virkailija'), await as('Mallikas')]
  await portal.db.transaction((tx) => logAction(tx, officer.actor, portal.clock, { action: 'operator.view', owner: OWNER }))
  const { rows: [row] } = await listActions(director, OWNER, { page: 1 })
  expect(row).toEqual({ id: expect.any(String), at: portal.clock.now(), action: 'operator.view' })
  expect((await listActions(director, OWNER, { page: 1, person: 'Virkailija' })).count).toBe(0)
})

test('pages hold so many, none is lost or twice', async () => {
  const { portal, as } = await aPortal()
  const director = await as('Mallikas')
  await portal.db.transaction((tx) => tx.action.createMany({ data: Array.from({ length: 2 * ACTIONS_PER_PAGE + 1 }, () => ({ at: portal.clock.now(), personId: director.actor.personId, action: 'record.view', ownerKey: OWNER })) }))
  const ids = []
  for (const page of [1, 2, 3]) ids.push(...(await listActions(director, OWNER, { kind: 'record', page })).rows.map(({ id }) => id))
  expect(new Set(ids).size).toBe(2 * ACTIONS_PER_PAGE + 1)
  expect((await listActions(director, OWNER, { kind: 'record', page: 99 })).page).toBe(3)
})

test('it is open to whom the table names', async () => {
  const { portal, contextOf } = await aPortal()
  for (const ground of grounds) {
    const listed = listActions(contextOf(await personWith(portal, METAL, { ground })), OWNER, { page: 1 })
    await (!isTowardsPerson(ground) && scopeOf([{ ground }], 'access-log.read') ? expect(listed, ground).resolves.toBeDefined() : expect(listed, ground).rejects.toThrow(PermissionDenied))
  }
})
