/** Every use case of the interface and of certificates, tried from every ground of the permission table, against a real register. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { grounds, isTowardsPerson, scopeOf, type Ground, type Right, type Standing } from '#lib/identity/permissions.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { changeContact } from '../certificates/change-contact.ts'
import { readCertificateFile } from '../certificates/certificate-files.ts'
import { orderCertificate } from '../certificates/order-certificate.ts'
import { readReminders } from '../certificates/read-reminders.ts'
import { revokeCertificate } from '../certificates/revoke-certificate.ts'
import { NotFound } from '../context.ts'
import { listOrganisations } from '../operator/list-organisations.ts'
import { readOrganisation } from '../operator/read-organisation.ts'
import { revokeForOrganisation } from '../operator/revoke-for-organisation.ts'
import { suspendInterface } from '../operator/suspend-interface.ts'
import { applyForInterface } from './apply-for-interface.ts'
import { confirmBenefits } from './confirm-benefits.ts'
import { readInterface } from './read-interface.ts'
import { aRegisterWithSecureMessages, contact, interfacePortal } from './testing/interface-portal.ts'

let register: TestRegister
beforeAll(async () => { register = await aRegisterWithSecureMessages() })
afterAll(() => register.close())

const cases: [Ground | 'none', Standing | undefined][] = [...grounds.filter((ground) => !isTowardsPerson(ground)).map((ground) => [ground, { ground }] as [Ground, Standing]), ['none', undefined]]
const anApplication = (type: 'wage-ws' | 'datauser-ws' = 'wage-ws') => ({ type, description: 'Palkkaohjelmisto', contact, representativeEmail: 'edustaja@example.org', requestId: randomUUID() })
const revocation = (certificateId: number) => ({ certificateId, reason: 'superseded', note: 'Uusi' } as const)

/** An organisation with a certificate and an open order of both kinds of data. */
async function anInterface() {
  const portal = await interfacePortal(register)
  const director = await portal.as({ ground: 'organ' })
  await register.client({ businessId: portal.businessId, type: 'wage-ws' })
  await register.client({ businessId: portal.businessId, type: 'datauser-ws' })
  const orders = { wage: await orderCertificate(director, portal.businessId, anApplication()), dataUser: await orderCertificate(director, portal.businessId, anApplication('datauser-ws')) }
  if (!orders.wage.accepted || !orders.dataUser.accepted) throw new Error('Not ordered')
  const { certificates } = await readInterface(director, portal.businessId, 'organisation')
  const idOf = (type: string) => certificates.find((certificate) => certificate.type === type)!.id
  return { portal, wage: { certificateId: idOf('wage-ws'), orderId: orders.wage.orderId }, dataUse: { certificateId: idOf('datauser-ws'), orderId: orders.dataUser.orderId } }
}

test.each(cases)('%s does with interface, certificates and the operator\'s tools what the table allows, and nothing else', async (_ground, standing) => {
  const { portal, wage, dataUse } = await anInterface()
  const context = await portal.as(standing)
  const { businessId } = portal
  const may = (right: Right) => scopeOf(standing ? [standing] : [], right) !== undefined
  const before = await portal.actions()
  const change = (orderId: number) => ({ orderId, contact: { ...contact, name: 'Uusi Yhteyshenkilö' }, representativeEmail: 'uusi@example.org' })

  const acts: [Right, () => Promise<unknown>][] = [
    ['certificates.read', () => readInterface(context, businessId, 'organisation').then(({ certificates }) => expect(certificates).toHaveLength(may('certificates.read') ? 2 : 1))],
    ['data-user-certificates.read', () => readInterface(context, businessId, 'data-user').then((view) => expect([view.certificates.length, view.orders.length, view.applications.flatMap(({ channels }) => channels).some((channel) => channel.startsWith('wage'))]).toEqual([1, 1, false]))],
    ['benefits-confirmation.write', () => confirmBenefits(context, businessId, { confirmed: true })],
    ['certificates.write', () => orderCertificate(context, businessId, anApplication())],
    ['data-user-certificates.write', () => orderCertificate(context, businessId, anApplication('datauser-ws'))],
    ['certificates.write', () => changeContact(context, businessId, change(wage.orderId))],
    ['data-user-certificates.write', () => changeContact(context, businessId, change(dataUse.orderId))],
    ['certificates.read', () => readCertificateFile(context, businessId, wage.certificateId, 'cert.pem')],
    ['data-user-certificates.read', () => readCertificateFile(context, businessId, dataUse.certificateId, 'cert.pem')],
    ['certificates.write', () => revokeCertificate(context, businessId, revocation(wage.certificateId))],
    ['data-user-certificates.write', () => revokeCertificate(context, businessId, revocation(dataUse.certificateId))],
    ['interface-application.write', () => applyForInterface(context, businessId, { purposes: ['own'], channels: ['wage:sftp'], replaces: null, acceptedLosses: [] })],
    ['operator.read', () => listOrganisations(context, { query: businessId, page: 1 })],
    ['operator.read', () => readOrganisation(context, businessId)],
    ['operator.write', () => revokeForOrganisation(context, businessId, revocation(wage.certificateId))],
    ['operator.write', () => suspendInterface(context, businessId, { suspended: true, reason: 'Koe' })],
  ]
  for (const [right, act] of acts) {
    // A master user of data use sees the organisation's interface, but only that part of it.
    const sees = may(right) || (right === 'certificates.read' && act === acts[0]![1] && may('data-user-certificates.read'))
    if (sees) await expect(act(), right).resolves.not.toThrow()
    // Certificates of the other kind do not exist for whoever may handle one kind.
    else await expect(act(), right).rejects.toThrow(right.startsWith('certificates.') && may('data-user-certificates.read') ? Error : PermissionDenied)
  }
  if (!standing || !['organ', 'data-user-master', 'operator'].includes(standing.ground)) {
    expect(await portal.actions(), 'what is refused is not logged as done').toEqual(before)
    const { events } = await portal.operations.call('read-interface', { businessId })
    expect(events.map(({ action }) => action).filter((action) => action !== 'certificate-ordered')).toEqual([])
  }
})

test('a data user\'s master user can neither touch nor void what belongs to wages', async () => {
  const { portal, wage } = await anInterface()
  const master = await portal.as({ ground: 'data-user-master' })
  await expect(orderCertificate(master, portal.businessId, { ...anApplication('datauser-ws'), replacesOrderId: wage.orderId })).rejects.toThrow(NotFound)
  await expect(revokeCertificate(master, portal.businessId, revocation(wage.certificateId))).rejects.toThrow(NotFound)
  await expect(changeContact(master, portal.businessId, { orderId: wage.orderId, contact, representativeEmail: 'x@example.org' })).rejects.toThrow(NotFound)
  const { orders, certificates } = await portal.operations.call('read-interface', { businessId: portal.businessId })
  expect([orders.find(({ id }) => id === wage.orderId)!.state, certificates.find(({ id }) => id === wage.certificateId)!.state]).toEqual(['open', 'valid'])
})

test('what is another organisation\'s does not exist', async () => {
  const { wage } = await anInterface()
  const other = await anInterface()
  const director = await other.portal.as({ ground: 'organ' })
  const { businessId } = other.portal
  await expect(revokeCertificate(director, businessId, revocation(wage.certificateId))).rejects.toThrow(NotFound)
  await expect(readCertificateFile(director, businessId, wage.certificateId, 'cert.pem')).rejects.toThrow(NotFound)
  await expect(changeContact(director, businessId, { orderId: wage.orderId, contact, representativeEmail: 'x@example.org' })).rejects.toThrow(NotFound)
  await expect(orderCertificate(director, businessId, { ...anApplication(), replacesOrderId: wage.orderId })).rejects.toThrow(NotFound)
})

test('what was seen and done is in the log of actions, with the certificate or order it was done to', async () => {
  const { portal, wage } = await anInterface()
  const director = await portal.as({ ground: 'organ' })
  const officer = await portal.as({ ground: 'operator' })
  await readInterface(director, portal.businessId, 'organisation')
  await changeContact(director, portal.businessId, { orderId: wage.orderId, contact, representativeEmail: 'x@example.org' })
  await readCertificateFile(director, portal.businessId, wage.certificateId, 'chain.pem')
  await suspendInterface(officer, portal.businessId, { suspended: true, reason: 'Koe' })
  await revokeForOrganisation(officer, portal.businessId, revocation(wage.certificateId))
  expect((await portal.actions()).slice(-5)).toEqual([
    { action: 'interface.view', subject: null, personId: director.actor.personId },
    { action: 'certificate.change-contact', subject: `order ${wage.orderId}`, personId: director.actor.personId },
    { action: 'certificate.download', subject: `certificate ${wage.certificateId}`, personId: director.actor.personId },
    { action: 'operator.suspend', subject: null, personId: officer.actor.personId },
    { action: 'operator.revoke', subject: `certificate ${wage.certificateId}`, personId: officer.actor.personId },
  ])
})

test('an officer who was removed sees nothing from that moment on', async () => {
  const { portal } = await anInterface()
  const officer = await portal.as({ ground: 'operator' })
  await readOrganisation(officer, portal.businessId)
  await portal.db.transaction((tx) => tx.operator.updateMany({ where: { personId: officer.actor.personId }, data: { removedAt: portal.clock.now() } }))
  await expect(readOrganisation(officer, portal.businessId)).rejects.toThrow(PermissionDenied)
})

test('a home page has reminders for those who may see certificates, and none for others', async () => {
  const { portal } = await anInterface()
  const [director, clerk] = [await portal.as({ ground: 'organ' }), await portal.as({ ground: 'report-wages' })]
  await portal.operations.call('read-interface', { businessId: portal.businessId })
  await register.db.transaction((tx) => tx.query("UPDATE certificate SET not_after = now() + interval '20 days' WHERE business_id = $1 AND type = 'wage-ws'", [portal.businessId]))
  expect(await readReminders(director, portal.businessId, 'organisation')).toMatchObject([{ type: 'wage-ws', daysLeft: 20, stage: 30 }])
  expect(await readReminders(clerk, portal.businessId, 'organisation')).toEqual([])
})
