/** What the register has of a party, looked at from every ground; against a real register. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendDelayed } from '#lib/doors/testing/messages.ts'
import type { TestClient, TestRegister } from '#lib/doors/testing/test-register.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { grounds, isTowardsPerson, scopeOf, type Ground, type Standing } from '#lib/identity/permissions.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import { aSeparateDelivery } from '#schemas/rules/testing/a-separate-delivery.ts'
import { aWageDelivery, type WageDeliveryBuilder } from '#schemas/rules/testing/a-delivery.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { NotFound } from '../context.ts'
import { readCalendar } from '../deadlines/read-calendar.ts'
import { personWith } from '../testing/person-with.ts'
import { aRegister, portalWith, type PortalWithRegister } from '../testing/portal-with-register.ts'
import { compareIncome, sumIncome } from './compare-income.ts'
import { persons } from '#prisma/seed/population.ts'
import { readOwnIncome } from './read-own-income.ts'
import { readReport } from './read-report.ts'
import type { ReportsContext } from './reports-context.ts'
import { downloadDelivery, readDelivery, searchDeliveries } from './search-deliveries.ts'
import { searchReports } from './search-reports.ts'

const METAL = '7002002-3'
const OWNER = organisationKey(METAL)
let register: TestRegister
let software: TestClient
beforeAll(async () => {
  register = await aRegister()
  software = await register.client({ businessId: METAL })
  await send(aWageDelivery().withDeliveryId('may').paidOn('2026-05-15').withReport((one) => one.withReportId('may-1')).withReport((one) => one.withReportId('may-2').paying(201, 1_000_00)))
  await send(aWageDelivery().withDeliveryId('june').paidOn('2026-06-15').withReport((one) => one.withReportId('june-1').paying(201, 3_300_00)).withReport((one) => one.withReportId('june-2').paying(201, 1_000_00)))
  await send(aWageDelivery().withDeliveryId('june-corrected').paidOn('2026-06-15').withReport((one) => one.replacing('june-1').paying(201, 3_400_00)))
  await send(aWageDelivery().withDeliveryId('education').paidOn('2026-06-20').with(({ payer }) => { payer.subOrgs = { subOrg: [{ type: 1, code: 'SIVISTYS' }] } }).withReport((one) => one.withReportId('education-1')))
})
afterAll(() => register.close())

const send = async (delivery: WageDeliveryBuilder) => {
  await sendDelayed(register, software, delivery.ofPayer(METAL).build())
  await register.untilIdle()
}
const contextOf = (portal: PortalWithRegister, actor: ReportsContext['actor']): ReportsContext =>
  ({ ...portal, actor, uploadsDirectory: portal.uploadsDirectory, uploadBytesMax: 1_000_000 })
const cases: [Ground | 'none', Standing | undefined][] = [...grounds.map((ground) => [ground, { ground }] as [Ground, Standing]), ['none', undefined]]
/** Towards another's affairs one's own person is no ground. */
const sees = (standing: Standing | undefined, right: 'submitted-wage-reports.read' | 'wage-records.read') => scopeOf(standing && !isTowardsPerson(standing.ground) ? [standing] : [], right) !== undefined

test('what any software sent is listed newest first, masked, by its newest version', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const { reports, count, next } = await searchReports(context, OWNER, {})
  expect(reports.map(({ deliveryId }) => deliveryId)).toEqual(['education', 'june-corrected', 'june', 'may', 'may'])
  expect([count, next]).toEqual([5, null])
  const corrected = reports[1]!
  expect(corrected).toMatchObject({ reportId: 'june-1', version: 2, status: 1, channel: 1, date: '2026-06-15' })
  const code = artificialPersonalIdentityCode(1)
  expect(corrected.incomeEarner.identifier).toBe(`${code.slice(0, 7)}••••`)
  expect(JSON.stringify(reports)).not.toContain(code)
})

test('a search finds those reports and no others', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const searches: [Parameters<typeof searchReports>[2], string[]][] = [
    [{ reference: 'may-2' }, ['may-2']],
    [{ incomeEarnerId: artificialPersonalIdentityCode(2) }, ['june-2', 'may-2']],
    [{ from: '2026-06-01', until: '2026-06-15' }, ['june-1', 'june-2']],
    [{ reportType: 102 }, []],
    [{ channel: 4 }, []],
    [{ status: 2 }, []],
  ]
  for (const [search, expected] of searches) {
    const { reports } = await searchReports(context, OWNER, search)
    expect([search, reports.map(({ reportId }) => reportId).sort()]).toEqual([search, expected])
  }
})

test('a list goes on where it ended, without repeating or losing a report', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const { owner, visible } = { owner: { type: 1, code: METAL }, visible: [{ types: [100] }] }
  const seen: string[] = []
  for (let after: { arrivalNo: number; irReportId: string } | undefined, rounds = 0; rounds < 9; rounds++) {
    const { reports, next } = await context.register.call('search-reports', { owner, visible, limit: 2, ...(after && { after }) })
    seen.push(...reports.map(({ reportId }) => reportId))
    if (!next) break
    after = next
  }
  expect([...seen].sort()).toEqual(['education-1', 'june-1', 'june-2', 'may-1', 'may-2'])
})

test('a report is read with every version, where each came from, and the log says so', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const { reports: [found] } = await searchReports(context, OWNER, { reference: 'june-1' })
  const report = await readReport(context, OWNER, found!.irReportId)
  expect(report.versions.map(({ version, deliveryId, channel, creator }) => [version, deliveryId, channel, creator.code])).toEqual([[2, 'june-corrected', 1, METAL], [1, 'june', 1, METAL]])
  expect(report.versions.map(({ content }) => (content as { transactions: { transaction: { transactionBasic: { amount: number } }[] } }).transactions.transaction[0]!.transactionBasic.amount)).toEqual([3_400_00, 3_300_00])
  expect(report.mayChange).toBe(true)
  const log = await portal.db.read((tx) => tx.action.findMany({ where: { action: 'report.view' } }))
  expect(log).toMatchObject([{ personId: context.actor.personId, ownerKey: OWNER, subject: `report ${found!.irReportId}` }])
})

test('from every ground a person sees of reports and deliveries what the table lets them see; the rest does not exist', async () => {
  const portal = await portalWith(register)
  const { reports: [one] } = await searchReports(contextOf(portal, await portal.as('Testinen')), OWNER, { reference: 'may-1' })
  for (const [ground, standing] of cases) {
    const context = contextOf(portal, await personWith(portal, METAL, standing))
    const [reports, records] = [sees(standing, 'submitted-wage-reports.read'), sees(standing, 'wage-records.read')]
    const uses: [boolean, () => Promise<unknown>][] = [
      [reports, () => readReport(context, OWNER, one!.irReportId)],
      [records, () => readDelivery(context, OWNER, one!.irDeliveryId)],
      [records, () => downloadDelivery(context, OWNER, one!.irDeliveryId, 'received')],
    ]
    const outcomes = await Promise.all(uses.map(([, use]) => use().then(() => true, (error) => { if (error instanceof PermissionDenied || error instanceof NotFound) return false; throw error })))
    expect([ground, outcomes]).toEqual([ground, uses.map(([allowed]) => allowed)])
    const listed = await searchReports(context, OWNER, { reportType: 100 }).then((found) => found.reports.length, () => 0)
    expect([ground, listed]).toEqual([ground, reports ? 5 : 0])
    const disclosures = await portal.db.read((tx) => tx.action.count({ where: { personId: context.actor.personId, action: { in: ['report.view', 'delivery.view', 'delivery.download'] } } }))
    expect([ground, disclosures]).toEqual([ground, outcomes.filter(Boolean).length])
  }
})

test('a mandate for one suborganisation opens its reports and deliveries, and no others', async () => {
  const portal = await portalWith(register)
  const all = contextOf(portal, await portal.as('Testinen'))
  const { reports } = await searchReports(all, OWNER, {})
  const context = contextOf(portal, await personWith(portal, METAL, { ground: 'report-wages', subOrganisationId: 'SIVISTYS' }))
  expect((await searchReports(context, OWNER, {})).reports.map(({ reportId }) => reportId)).toEqual(['education-1'])
  expect((await searchDeliveries(context, OWNER, {})).deliveries.map(({ deliveryId }) => deliveryId)).toEqual(['education'])
  for (const { irReportId, reportId } of reports) {
    if (reportId === 'education-1') expect((await readReport(context, OWNER, irReportId)).mayChange).toBe(true)
    else await expect(readReport(context, OWNER, irReportId)).rejects.toThrow(NotFound)
  }
})

test('the report of one payer does not exist for another', async () => {
  const portal = await portalWith(register)
  const { reports: [one] } = await searchReports(contextOf(portal, await portal.as('Testinen')), OWNER, { reference: 'may-1' })
  const stranger = contextOf(portal, await portal.as('Monitoimi'))
  await expect(readReport(stranger, organisationKey('7004004-0'), one!.irReportId)).rejects.toThrow(NotFound)
})

test('deliveries of every channel are listed with their outcome, and downloaded byte for byte', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const { deliveries } = await searchDeliveries(context, OWNER, { from: '2020-01-01' })
  expect(deliveries.map(({ deliveryId, validItemCount, status }) => [deliveryId, validItemCount, status])).toEqual([['education', 1, 3], ['june-corrected', 1, 3], ['june', 2, 3], ['may', 2, 3]])
  const { irDeliveryId } = deliveries.at(-1)!
  expect(Buffer.from(await downloadDelivery(context, OWNER, irDeliveryId, 'feedback')).toString()).toContain('StatusResponseFromIR')
  expect(Buffer.from(await downloadDelivery(context, OWNER, irDeliveryId, 'received')).toString()).toContain('may-2')
})

test('a month is summed by the newest versions, a delivery by what it brought, and two months show who differs', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const june = await sumIncome(context, OWNER, { of: 'month', month: '2026-06' })
  const educationPay = 3_200_00
  expect(june.sums.find(({ transactionCode }) => transactionCode === 201)).toMatchObject({ amountCents: 3_400_00 + 1_000_00 + educationPay, rows: 3, incomeEarners: 2, kind: 'plain' })
  const { deliveries } = await searchDeliveries(context, OWNER, { reference: 'june' })
  expect((await readDelivery(context, OWNER, deliveries[0]!.irDeliveryId)).sums!.sums).toMatchObject([{ transactionCode: 201, amountCents: 4_300_00, rows: 2 }])
  const { count, differences } = await compareIncome(context, OWNER, { of: 'delivery', irDeliveryId: (await searchDeliveries(context, OWNER, { reference: 'may' })).deliveries[0]!.irDeliveryId }, { of: 'delivery', irDeliveryId: deliveries[0]!.irDeliveryId })
  // The second income earner got the same in both.
  expect(new Set(differences.map(({ incomeEarner }) => incomeEarner.identifier))).toEqual(new Set([`${artificialPersonalIdentityCode(1).slice(0, 7)}••••`]))
  expect(differences.find(({ transactionCode }) => transactionCode === 201)).toMatchObject({ leftCents: 3_200_00, rightCents: 3_300_00 })
  expect(count).toBe(differences.length)
})

test('a person sees what payers have reported of them, and nobody else\'s income', async () => {
  const portal = await portalWith(register)
  const earner = persons.find(({ familyName }) => familyName === 'Vailla')!
  await send(aWageDelivery().withDeliveryId('earner').paidOn('2026-07-15').withReport((one) => one.withReportId('earner-1').with((report) => { report.incomeEarner.incomeEarnerIds = { id: [{ type: 2, code: earner.identityCode }] } })))
  const own = await readOwnIncome(contextOf(portal, await portal.as('Vailla')))
  expect(own.reports).toMatchObject([{ reportId: 'earner-1', date: '2026-07-15', payer: { name: 'Esimerkki Metalli Oy', identifier: METAL } }])
  expect(own.disclosures).toEqual([])
  await readReport(contextOf(portal, await portal.as('Testinen')), OWNER, own.reports[0]!.irReportId)
  const later = await readOwnIncome(contextOf(portal, await portal.as('Vailla')), 2025)
  expect(later.reports).toEqual([])
  expect(later.disclosures).toMatchObject([{ recipient: { name: 'Esimerkki Metalli Oy', identifier: METAL }, ground: 'payer', permission: null, reports: 1, times: 1 }])
  expect((await readOwnIncome(contextOf(portal, await portal.as('Mallikas')))).disclosures, 'of nobody else').toEqual([])
  expect((await readOwnIncome(contextOf(portal, await portal.as('Esimerkki')))).reports).toEqual([])
  expect(await portal.db.read((tx) => tx.action.count({ where: { action: 'own-income.view' } }))).toBe(4)

  // On behalf of the income earner, by their mandate.
  const [one, helper] = [await portal.as('Vailla'), await portal.as('Esimerkki')]
  const acting = contextOf(portal, { ...helper, role: { kind: 'private-person', of: { personId: one.personId, key: one.personKey, name: one.name } } })
  await expect(readOwnIncome(acting)).rejects.toThrow(PermissionDenied)
  await portal.db.transaction((tx) => tx.mandate.create({ data: { theme: 'M6', assignorPersonId: one.personId, assigneePersonId: helper.personId, validFrom: new Date('2026-01-01') } }))
  expect((await readOwnIncome(acting)).reports.map(({ reportId }) => reportId)).toEqual(['earner-1'])
  await expect(searchReports(acting, one.personKey, {})).rejects.toThrow(PermissionDenied)
  expect(await portal.db.read((tx) => tx.action.count({ where: { action: 'own-income.view', ownerKey: one.personKey, personId: helper.personId } }))).toBe(1)
})

test('the calendar knows what came through any channel, what is late and what is missing, a month at a time', async () => {
  const portal = await portalWith(register)
  const cafe = '7004004-0'
  const client = await register.client({ businessId: cafe })
  const filed = async (message: object) => {
    await sendDelayed(register, client, message as never)
    await register.untilIdle()
  }
  await filed(aWageDelivery().ofPayer(cafe).withDeliveryId('cafe-1').paidOn('2026-06-15').withReport((one) => one.withReportId('cafe-1')).build())
  await filed(aWageDelivery().ofPayer(cafe).withDeliveryId('cafe-2').paidOn('2026-08-14').withReport((one) => one.withReportId('cafe-2')).build())
  await filed(aSeparateDelivery().ofPayer(cafe).withDeliveryId('cafe-3').withReport((one) => one.withReportId('cafe-3').ofMonth(2026, 6)).build())
  const context = contextOf(portal, await portal.as('Monitoimi', { kind: 'organisation', businessId: cafe, name: 'Kahvila' }))
  const today = helsinkiDate(new Date())
  const { source, months } = await readCalendar(context)
  expect(source).toBe('register')
  expect(months.map(({ month, separate, payments }) => [month, separate!.state, payments.length])).toEqual([
    ['2026-11', 'due', 0], ['2026-10', 'none', 0], ['2026-09', 'none', 0], ['2026-08', 'overdue', 1], ['2026-07', 'none', 0], ['2026-06', 'filed-late', 1],
  ])
  expect(months.at(-1)).toEqual({
    month: '2026-06', separate: { due: '2026-07-06', state: 'filed-late', filedOn: today },
    payments: [{ reportType: 100, paymentDate: '2026-06-15', due: '2026-06-22', filedOn: today, reports: 1, late: 1 }],
  })
  for (const [ground, standing] of cases) {
    const actor = { ...await personWith(portal, cafe, standing), role: { kind: 'organisation', businessId: cafe, name: 'Kahvila' } } as const
    const calendar = readCalendar(contextOf(portal, actor))
    if (!sees(standing, 'submitted-wage-reports.read') && !(standing && !isTowardsPerson(standing.ground) && scopeOf([standing], 'submitted-benefit-reports.read'))) await expect(calendar, ground).rejects.toThrow(PermissionDenied)
    else expect((await calendar).months.every(({ separate, payments }) => (separate !== undefined) === sees(standing, 'submitted-wage-reports.read') && (separate !== undefined || payments.length === 0)), ground).toBe(true)
  }
})
