import { expect, test } from 'vitest'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { grounds, scopeOf } from '#lib/identity/permissions.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { roleChoices } from '#lib/identity/roles.ts'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import { persons } from '#prisma/seed/population.ts'
import { NotFound, type PortalContext } from '../context.ts'
import { readBasicData } from '../organisation/read-basic-data.ts'
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
  expect(await giveMandate(director, METAL, aMandate({ subOrganisationId: 'A' }))).toBe('given')
  expect(await standings()).toEqual([{ ground: 'report-wages', subOrganisationId: 'A' }])
  expect((await roleChoices(stranger)).own.map(({ businessId }) => businessId)).toEqual([METAL])
  expect(await giveMandate(director, METAL, aMandate({ subOrganisationId: 'A' })), 'not twice').toBe('given-already')

  const { given } = await listMandates(director, METAL)
  const { id } = given.find(({ subOrganisationId }) => subOrganisationId === 'A')!
  await withdrawMandate(director, METAL, id)
  expect(await standings()).toEqual([])
  await expect(readBasicData(stranger, organisationKey(METAL))).rejects.toThrow(PermissionDenied)
  await expect(withdrawMandate(director, METAL, id), 'not twice').rejects.toThrow(NotFound)
  const { rows } = await portal.db.pool.query<{ action: string; object_id: string; text: string }>("SELECT action, object_id, a::text AS text FROM action a WHERE action IN ('mandate.give', 'mandate.withdraw') ORDER BY id")
  expect(rows.map(({ action, object_id }) => [action, object_id])).toEqual([['mandate.give', id], ['mandate.withdraw', id]])
  expect(JSON.stringify([rows, given])).not.toContain(codeOf('Vailla'))
})

test('an agent allocates a client to an employee, no more than the client has given', async () => {
  const { portal, as } = await aPortal()
  const [head, stranger] = [await as('Mallitase'), await as('Vailla')]
  expect(await giveMandate(head, FIRM, aMandate({ customerId: CAFE }))).toBe('given')
  expect((await roleChoices(stranger)).clients.map(({ businessId }) => businessId)).toEqual([CAFE])
  expect(await giveMandate(head, FIRM, aMandate({ theme: 'M4', customerId: CAFE }))).toBe('not-a-client')
  expect(await giveMandate(head, FIRM, aMandate({ customerId: CAFE, assignee: METAL }))).toBe('allocation-only-to-a-person')
  await portal.db.transaction((tx) => tx.mandate.updateMany({ where: { assignorBusinessId: CAFE }, data: { withdrawnAt: portal.clock.now() } }))
  expect((await roleChoices(stranger)).clients).toEqual([])
})

test.each([
  [{ assignee: artificialPersonalIdentityCode(490) }, 'unknown-assignee'], [{ assignee: METAL }, 'own-organisation'], [{ validUntil: '2026-11-23' }, 'days-in-order'],
  [{ theme: 'M5', subOrganisationId: 'A' }, 'limits-only-m1-to-m4'],
])('%o: %s', async (change, refusal) => {
  const { as } = await aPortal()
  expect(await giveMandate(await as('Mallikas'), METAL, aMandate(change))).toBe(refusal)
})

test('mandates are given by whom the table names, and by nobody in production', async () => {
  const { portal, contextOf } = await aPortal()
  for (const ground of grounds) {
    const actor = await personWith(portal, METAL, { ground })
    const allowed = ground !== 'self' && scopeOf([{ ground }], 'mandates.write') !== undefined
    for (const use of [() => giveMandate(contextOf(actor), METAL, aMandate({ validUntil: '2026-11-24' })), () => listMandates(contextOf(actor), METAL)]) {
      await (allowed ? expect(use(), ground).resolves.toBeDefined() : expect(use(), ground).rejects.toThrow(PermissionDenied))
    }
    await expect(giveMandate(contextOf(actor, 'production'), METAL, aMandate())).rejects.toThrow(NotFound)
  }
})
