import { expect, test } from 'vitest'
import { personWith } from '#lib/portal/testing/person-with.ts'
import { organisationKey, type OwnerKey } from './owner-key.ts'
import { cellOf, grounds, portalFunctions, type Ground, type Right } from './permissions.ts'
import { PermissionDenied, requirePermission } from './require-permission.ts'
import { populatedPortal } from './testing/populated-portal.ts'

const METAL = organisationKey('7002002-3')
const CAFE = organisationKey('7004004-0')
const rights = portalFunctions.flatMap((name) => [[name, `${name}.read`], [name, `${name}.write`]] as [typeof name, Right][])
const LIMITABLE: readonly Ground[] = ['report-wages', 'browse-wages', 'report-benefits', 'browse-benefits']

/** Somebody new who lets the person see to their income data. */
async function earnerWhoMandated(portal: Awaited<ReturnType<typeof populatedPortal>>, assigneePersonId: string): Promise<OwnerKey> {
  const earner = await personWith(portal, '7002002-3')
  await portal.db.transaction((tx) => tx.mandate.create({ data: { theme: 'M6', assignorPersonId: earner.personId, assigneePersonId, validFrom: new Date('2020-01-01') } }))
  return earner.personKey
}

/** Officers stand in no registry of mandates: `operators.ts` asks for them. */
const registered = grounds.filter((ground) => ground !== 'operator')

test('every cell of the table, asked of people whose ground stands in the database: what it gives, and nothing towards others', async () => {
  const portal = await populatedPortal()
  for (const ground of registered) {
    const actor = await personWith(portal, '7002002-3', { ground })
    const owner = ground === 'self' ? actor.personKey : ground === 'income-data' ? await earnerWhoMandated(portal, actor.personId) : METAL
    await portal.db.read(async (tx) => {
      const asked = (right: Right, of = owner) => requirePermission(tx, { ...portal, actor }, right, of).then(() => true, (error: unknown) => {
        expect(error).toBeInstanceOf(PermissionDenied)
        return false
      })
      for (const [name, right] of rights) {
        const cell = cellOf(name, ground)
        expect([ground, right, await asked(right)]).toEqual([ground, right, right.endsWith('.write') ? cell.startsWith('W') : cell !== '-'])
        expect([ground, right, await asked(right, CAFE)]).toEqual([ground, right, false])
      }
    })
  }
})

test('limited to a suborganisation, a cell with s covers that one alone, any other cell the whole', async () => {
  const portal = await populatedPortal()
  for (const ground of LIMITABLE) {
    const actor = await personWith(portal, '7002002-3', { ground, subOrganisationId: 'A' })
    await portal.db.read(async (tx) => {
      for (const [name, right] of rights) {
        const cell = cellOf(name, ground)
        const has = right.endsWith('.write') ? cell.startsWith('W') : cell !== '-'
        const isLimited = cell.endsWith('s')
        for (const [subOrganisations, allowed] of [[['A'], has], [['B'], has && !isLimited], [['A', 'B'], has && !isLimited], [[], has && !isLimited]] as const) {
          const outcome = await requirePermission(tx, { ...portal, actor }, right, METAL, subOrganisations).then(() => true, () => false)
          expect([ground, right, subOrganisations, outcome]).toEqual([ground, right, subOrganisations, allowed])
        }
      }
    })
  }
})
