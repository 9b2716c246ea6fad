import { expect, test } from 'vitest'
import { chooseRole, roleChoices } from './roles.ts'
import { PermissionDenied } from './require-permission.ts'
import { beginSession, endSession, IdentityRefused, resumeSession } from './sessions.ts'
import { populatedPortal } from './testing/populated-portal.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'

test('a session ends 20 minutes after the last act of the person; what pages do by themselves does not prolong it', async () => {
  const portal = await populatedPortal({ now: '2026-11-24T10:00:00Z' })
  const { sessionId } = await portal.as('Testinen')
  portal.clock.set('2026-11-24T10:19:00Z')
  expect(await resumeSession(portal, sessionId, { active: true })).toBeDefined()
  portal.clock.set('2026-11-24T10:38:00Z')
  const session = await resumeSession(portal, sessionId, { active: false })
  expect(session?.idleAt).toEqual(new Date('2026-11-24T10:39:00Z'))
  portal.clock.set('2026-11-24T10:39:00Z')
  expect(await resumeSession(portal, sessionId, { active: true })).toBeUndefined()
  portal.clock.set('2026-11-24T10:20:00Z')
  expect(await resumeSession(portal, sessionId, { active: true }), 'once ended it stays ended').toBeUndefined()
})

test('a session ends after eight hours however busy the person is', async () => {
  const portal = await populatedPortal({ now: '2026-11-24T06:00:00Z' })
  const { sessionId } = await portal.as('Testinen')
  for (let minute = 10; minute < 480; minute += 10) {
    portal.clock.set(new Date(Date.UTC(2026, 10, 24, 6, minute)))
    expect(await resumeSession(portal, sessionId, { active: true })).toBeDefined()
  }
  portal.clock.set('2026-11-24T14:00:00Z')
  expect(await resumeSession(portal, sessionId, { active: true })).toBeUndefined()
})

test('logout ends the session at once and gives the identity provider its token back', async () => {
  const portal = await populatedPortal()
  const sessionId = await beginSession({ ...portal, environment: 'test' }, { identityCode: '120479-912S', givenNames: 'Aino', familyName: 'Testinen' }, 'id-token')
  expect(await endSession(portal, sessionId)).toBe('id-token')
  expect(await resumeSession(portal, sessionId, { active: true })).toBeUndefined()
  expect(await endSession(portal, sessionId)).toBeUndefined()
})

test.each([
  ['120479-912T', 'test'], // wrong check character
  ['010150+002D', 'test'], // was somebody's, perhaps, in 1850
  ['120479-912S', 'production'], // nobody's
] as const)('%s is no identity in %s', async (identityCode, environment) => {
  const portal = await populatedPortal()
  await expect(beginSession({ ...portal, environment }, { identityCode, givenNames: 'A', familyName: 'B' }, undefined)).rejects.toThrow(IdentityRefused)
})

test('the chosen role is remembered in the session, and only what is offered can be chosen', async () => {
  const portal = await populatedPortal()
  const actor = await portal.as('Testinen')
  const { own, clients, dataUsers } = await roleChoices({ ...portal, actor })
  expect([own.map(({ name }) => name), clients, dataUsers]).toEqual([['Esimerkki Metalli Oy'], [], []])
  await chooseRole({ ...portal, actor }, { kind: 'organisation', businessId: '7002002-3' })
  const session = await resumeSession(portal, actor.sessionId, { active: true })
  expect(session?.actor.role).toEqual({ kind: 'organisation', businessId: '7002002-3', name: 'Esimerkki Metalli Oy' })
  await expect(chooseRole({ ...portal, actor }, { kind: 'organisation', businessId: '7004004-0' })).rejects.toThrow(PermissionDenied)
  await expect(chooseRole({ ...portal, actor }, { kind: 'data-user', businessId: '7002002-3' })).rejects.toThrow(PermissionDenied)
})

test('an agent with 500 clients has all of them to choose from, and those chosen last first', async () => {
  const portal = await populatedPortal()
  const actor = await portal.as('Mallitase')
  const clients = Array.from({ length: 500 }, (_, index) => artificialBusinessId(100_000 + index))
  await portal.db.transaction(async (tx) => {
    await tx.organisation.createMany({ data: clients.map((businessId, index) => ({ businessId, name: `Asiakas ${index}`, artificial: true, createdAt: portal.clock.now() })) })
    await tx.mandate.createMany({ data: clients.map((assignorBusinessId) => ({ theme: 'M2' as const, assignorBusinessId, assigneeBusinessId: '7006006-8', validFrom: new Date('2020-01-01') })) })
  })
  for (const [minute, businessId] of [clients[7]!, clients[8]!, clients[7]!].entries()) {
    portal.clock.set(new Date(Date.UTC(2026, 10, 24, 10, minute)))
    await chooseRole({ ...portal, actor }, { kind: 'organisation', businessId })
  }
  const { clients: found, recent } = await roleChoices({ ...portal, actor })
  expect(found).toHaveLength(506)
  expect(recent.map(({ businessId }) => businessId)).toEqual([clients[7], clients[8]])
})

test('the identity code is in the database neither in clear nor in the log of actions', async () => {
  const portal = await populatedPortal()
  await portal.as('Testinen')
  const tables = await portal.db.pool.query<{ text: string }>("SELECT p::text AS text FROM person p UNION ALL SELECT a::text FROM action a UNION ALL SELECT s::text FROM login_session s")
  const hex = Buffer.from('120479-912S').toString('hex')
  expect(tables.rows.filter(({ text }) => text.includes('120479-912S') || text.includes(hex))).toEqual([])
})

test('seeding again changes nothing', async () => {
  const portal = await populatedPortal()
  const { seedPortal } = await import('#prisma/seed/seed-portal.ts')
  const count = () => portal.db.read(async (tx) => [await tx.person.count(), await tx.organisation.count(), await tx.mandate.count(), await tx.organRole.count()])
  const before = await count()
  await seedPortal(portal.db, portal.clock, portal.box)
  expect(await count()).toEqual(before)
})
