import { expect, test } from 'vitest'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { grounds, isTowardsPerson, scopeOf } from '#lib/identity/permissions.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { chooseRole, roleChoices } from '#lib/identity/roles.ts'
import { resumeSession } from '#lib/identity/sessions.ts'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import { persons } from '#prisma/seed/population.ts'
import { listActions } from '../access-log/list-actions.ts'
import { NotFound, type PortalContext } from '../context.ts'
import { readBasicData } from '../organisation/read-basic-data.ts'
import { ownerOfRole, rightsInRole } from '../role-rights.ts'
import { personWith } from '../testing/person-with.ts'
import { giveMandate, type MandateContext } from './give-mandate.ts'
import { listMandates } from './list-mandates.ts'
import { GiveMandate } from './mandate-form.ts'
import { withdrawMandate } from './withdraw-mandate.ts'

const METAL = '7002002-3'
const CAFE = '7004004-0'
const FIRM = '7006006-8'
const codeOf = (familyName: string) => persons.find((one) => one.familyName === familyName)!.identityCode
const aMandate = (change: object = {}) => GiveMandate.parse({ theme: 'M2', assignee: codeOf('Vailla'), validFrom: '2026-11-24', ...change })

async function aPortal() {
  const portal = await populatedPortal()
  const contextOf = (actor: PortalContext['actor'], environment: 'test' | 'production' = 'test'): MandateContext => ({ ...portal, actor, uploadsDirectory: '', uploadBytesMax: 1, environment })
  return { portal, contextOf, as: async (name: string) => contextOf(await portal.as(name)) }
}

test('a mandate holds at once for who is logged in, and gives nothing once it is withdrawn', async () => {
  const { portal, as } = await aPortal()
  const [director, stranger] = [await as('Mallikas'), await as('Vailla')]
  const standings = () => portal.db.read((tx) => portal.mandates.standings(tx, stranger.actor, organisationKey(METAL), '2026-11-24'))
  expect(await giveMandate(director, organisationKey(METAL), aMandate({ subOrganisationId: 'A' }))).toBe('given')
  expect(await standings()).toEqual([{ ground: 'report-wages', subOrganisationId: 'A' }])
  expect((await roleChoices(stranger)).own.map(({ businessId }) => businessId)).toEqual([METAL])
  expect(await giveMandate(director, organisationKey(METAL), aMandate({ subOrganisationId: 'A' })), 'not twice').toBe('given-already')

  const { given } = await listMandates(director, organisationKey(METAL))
  const { id } = given.find(({ subOrganisationId }) => subOrganisationId === 'A')!
  await withdrawMandate(director, organisationKey(METAL), id)
  expect(await standings()).toEqual([])
  await expect(readBasicData(stranger, organisationKey(METAL))).rejects.toThrow(PermissionDenied)
  await expect(withdrawMandate(director, organisationKey(METAL), id), 'not twice').rejects.toThrow(NotFound)
  const { rows } = await portal.db.pool.query<{ action: string; object_id: string; text: string }>("SELECT action, object_id, a::text AS text FROM action a WHERE action IN ('mandate.give', 'mandate.withdraw') ORDER BY id")
  expect(rows.map(({ action, object_id }) => [action, object_id])).toEqual([['mandate.give', id], ['mandate.withdraw', id]])
  expect(JSON.stringify([rows, given])).not.toContain(codeOf('Vailla'))
})

test('an agent allocates a client to an employee, no more than the client has given', async () => {
  const { portal, as } = await aPortal()
  const [head, stranger] = [await as('Mallitase'), await as('Vailla')]
  expect(await giveMandate(head, organisationKey(FIRM), aMandate({ customerId: CAFE }))).toBe('given')
  expect((await roleChoices(stranger)).clients.map(({ businessId }) => businessId)).toEqual([CAFE])
  expect(await giveMandate(head, organisationKey(FIRM), aMandate({ theme: 'M4', customerId: CAFE }))).toBe('not-a-client')
  expect(await giveMandate(head, organisationKey(FIRM), aMandate({ customerId: CAFE, assignee: METAL }))).toBe('allocation-only-to-a-person')
  await portal.db.transaction((tx) => tx.mandate.updateMany({ where: { assignorBusinessId: CAFE }, data: { withdrawnAt: portal.clock.now() } }))
  expect((await roleChoices(stranger)).clients).toEqual([])
})

test.each([
  [{ assignee: artificialPersonalIdentityCode(490) }, 'unknown-assignee'], [{ assignee: METAL }, 'own-organisation'], [{ validUntil: '2026-11-23' }, 'days-in-order'],
  [{ theme: 'M5', subOrganisationId: 'A' }, 'limits-only-m1-to-m4'],
])('%o: %s', async (change, refusal) => {
  const { as } = await aPortal()
  expect(await giveMandate(await as('Mallikas'), organisationKey(METAL), aMandate(change))).toBe(refusal)
})

test('an income earner lets another see to their income data: the role is there at once, reaches nothing else, and ends with the mandate', async () => {
  const { portal, as } = await aPortal()
  const [earner, helper] = [await as('Esimerkki'), await as('Vailla')]
  const own = earner.actor.personKey
  const m6 = (change: object = {}) => aMandate({ theme: 'M6', ...change })
  for (const [mandate, refusal] of [[m6({ assignee: METAL }), 'only-to-a-person'], [m6({ assignee: codeOf('Esimerkki') }), 'yourself'], [m6({ subOrganisationId: 'A' }), 'limits-only-m1-to-m4']] as const) {
    expect(await giveMandate(earner, own, mandate)).toBe(refusal)
  }
  await expect(giveMandate(earner, own, aMandate()), 'organisations\' themes are not a person\'s to give').rejects.toThrow(NotFound)
  await expect(giveMandate(await as('Mallikas'), organisationKey(METAL), m6()), 'nor this one an organisation\'s').rejects.toThrow(NotFound)
  await expect(chooseRole(helper, { kind: 'private-person', personId: earner.actor.personId })).rejects.toThrow(PermissionDenied)

  expect(await giveMandate(earner, own, m6())).toBe('given')
  expect((await roleChoices(helper)).incomeEarners).toEqual([{ personId: earner.actor.personId, key: own, name: earner.actor.name }])
  await chooseRole(helper, { kind: 'private-person', personId: earner.actor.personId })
  const { actor } = (await resumeSession(portal, helper.actor.sessionId, { active: true }))!
  expect(actor.role).toEqual({ kind: 'private-person', of: { personId: earner.actor.personId, key: own, name: earner.actor.name } })
  expect(ownerOfRole(actor)).toBe(own)
  const acting = { ...helper, actor }
  expect((await readBasicData(acting, own)).name).toBe(earner.actor.name)
  for (const use of [() => listMandates(acting, own), () => giveMandate(acting, own, m6()), () => listActions(acting, own, { page: 1 })]) await expect(use()).rejects.toThrow(PermissionDenied)
  expect((await listActions(earner, own, { page: 1 })).rows.map(({ person, action }) => [person, action])).toEqual(expect.arrayContaining([[helper.actor.name, 'role.choose'], [helper.actor.name, 'basic-data.view']]))

  const { given: [row] } = await listMandates(earner, own)
  expect((await listMandates(helper, helper.actor.personKey)).received.map(({ party }) => party)).toEqual([earner.actor.name])
  await withdrawMandate(earner, own, row!.id)
  await expect(readBasicData(acting, own)).rejects.toThrow(PermissionDenied)
  expect((await rightsInRole(acting)).standings).toEqual([])
})

test('mandates are given by whom the table names, and by nobody in production', async () => {
  const { portal, contextOf } = await aPortal()
  for (const ground of grounds) {
    const actor = await personWith(portal, METAL, { ground })
    const allowed = !isTowardsPerson(ground) && scopeOf([{ ground }], 'mandates.write') !== undefined
    for (const use of [() => giveMandate(contextOf(actor), organisationKey(METAL), aMandate({ validUntil: '2026-11-24' })), () => listMandates(contextOf(actor), organisationKey(METAL))]) {
      await (allowed ? expect(use(), ground).resolves.toBeDefined() : expect(use(), ground).rejects.toThrow(PermissionDenied))
    }
    await expect(giveMandate(contextOf(actor, 'production'), organisationKey(METAL), aMandate())).rejects.toThrow(NotFound)
  }
})
