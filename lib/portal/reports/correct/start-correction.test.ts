/** A correction from what the register has, through the form, back into the register. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendDelayed } from '#lib/doors/testing/messages.ts'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { aBenefitDelivery } from '#schemas/rules/testing/a-benefit-delivery.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import type { SendingDraftContext } from '../../drafts/draft-context.ts'
import { checkDraft } from '../../drafts/check-draft.ts'
import { readDraft } from '../../drafts/read-drafts.ts'
import { rowsOfOriginal } from '../../drafts/rows-of-original.ts'
import { saveDraft } from '../../drafts/save-draft.ts'
import { sendDraft } from '../../drafts/send-draft.ts'
import type { FormValue, FormValues } from '../../forms/form-values.ts'
import { formWork } from '../../forms/form-work.ts'
import { aRegister, portalWith, type PortalWithRegister } from '../../testing/portal-with-register.ts'
import { readReport } from '../read-report.ts'
import type { ReportsContext } from '../reports-context.ts'
import { searchReports } from '../search-reports.ts'
import { startCorrection } from './start-correction.ts'

const [METAL, PENSION_FUND] = ['7002002-3', '7016016-5']
const OWNER = organisationKey(METAL)
let register: TestRegister
beforeAll(async () => { register = await aRegister() })
afterAll(() => register.close())

const contextOf = async (portal: PortalWithRegister, familyName: string): Promise<ReportsContext & SendingDraftContext> =>
  ({ ...await portal.context(familyName), register: portal.register, box: portal.box, environment: 'test', reportsMax: 10_000, forms: formWork(portal.threads) })

test('what payroll software sent is corrected in the form, and becomes the next version of the same report', async () => {
  const software = await register.client({ businessId: METAL })
  await sendDelayed(register, software, aWageDelivery().ofPayer(METAL).paidOn('2026-11-15').withReport((one) => one.withReportId('software-1')).build())
  await register.untilIdle()
  const portal = await portalWith(register)
  const context = await contextOf(portal, 'Testinen')
  const { reports: [report] } = await searchReports(context, OWNER, { reference: 'software-1' })
  await expect(startCorrection(await contextOf(portal, 'Provgren'), OWNER, report!.irReportId, 'replace')).rejects.toThrow(PermissionDenied)

  const { kind, draftId } = await startCorrection(context, OWNER, report!.irReportId, 'replace')
  expect(kind).toBe('wage')
  const sent = await sendDraft(context, draftId, (await readDraft(context, draftId)).revision)
  expect(sent).toMatchObject({ outcome: 'sent' })
  expect(await portal.untilFinal((sent as { submissionId: string }).submissionId)).toMatchObject({ deliveryDataStatus: 3, validItemCount: 1 })
  const { versions } = await readReport(context, OWNER, report!.irReportId)
  expect(versions.map(({ version, channel }) => [version, channel])).toEqual([[2, 5], [1, 1]])
})

test('a correction of benefits that changes an earning period is advised against it at the field, and can be sent all the same', async () => {
  await register.db.query('UPDATE organisation SET benefits_confirmed_at = now() WHERE business_id = $1', [PENSION_FUND])
  const software = await register.client({ businessId: PENSION_FUND, type: 'benefit-ws' })
  await sendDelayed(register, software, aBenefitDelivery().ofPayer(PENSION_FUND).withReport((one) => one.withReportId('period-1')).build())
  await register.untilIdle()
  const portal = await portalWith(register)
  const [context, owner] = [await contextOf(portal, 'Kokeilija'), organisationKey(PENSION_FUND)]
  const { reports: [report] } = await searchReports(context, owner, { reference: 'period-1' })
  const { draftId } = await startCorrection(context, owner, report!.irReportId, 'replace')
  const { values, revision } = await readDraft(context, draftId)
  expect(await checkDraft(context, await readDraft(context, draftId)), 'nothing against what the register has').toEqual([])

  expect(await rowsOfOriginal(context, draftId), 'locked fields are locked in these alone').toContain('reports.report.0.transactions.transaction.0')

  const advice = { found: 'rule', ruleId: 'BR-063', field: 'reports.report.0.transactions.transaction.0.earningPeriod', advice: true }
  const changed = withPeriod(values, { startDate: '1.5.2026', endDate: '30.5.2026' })
  expect(await saveDraft(context, draftId, { values: changed, revision })).toMatchObject({ outcome: 'saved', problems: [advice] })
  expect(await checkDraft(context, await readDraft(context, draftId))).toMatchObject([advice])
  expect(await saveDraft(context, draftId, { values: changed, revision: revision + 1, anew: true }), 'a report of its own replaces nothing').toMatchObject({ problems: [] })
  await saveDraft(context, draftId, { values: changed, revision: revision + 2, anew: false })
  await saveDraft(context, draftId, { values: changed, revision: revision + 3 })
  expect(await sendDraft(context, draftId, revision + 4)).toMatchObject({ outcome: 'sent' })
})

function withPeriod(values: FormValues, earningPeriod: FormValues): FormValues {
  const [report] = (values['reports'] as FormValues)['report'] as readonly FormValues[]
  const [row] = (report!['transactions'] as FormValues)['transaction'] as readonly FormValues[]
  const rows: FormValue[] = [{ ...row, earningPeriod }]
  return { ...values, reports: { report: [{ ...report, transactions: { transaction: rows } }] } }
}
