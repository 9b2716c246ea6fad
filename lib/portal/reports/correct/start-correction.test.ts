/** A correction from what the register has, through the form, back into the register. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendDelayed } from '#lib/doors/testing/messages.ts'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import type { SendingDraftContext } from '../../drafts/draft-context.ts'
import { readDraft } from '../../drafts/read-drafts.ts'
import { sendDraft } from '../../drafts/send-draft.ts'
import { formWork } from '../../forms/form-work.ts'
import { aRegister, portalWith } from '../../testing/portal-with-register.ts'
import { readReport } from '../read-report.ts'
import type { ReportsContext } from '../reports-context.ts'
import { searchReports } from '../search-reports.ts'
import { startCorrection } from './start-correction.ts'

const METAL = '7002002-3'
const OWNER = organisationKey(METAL)
let register: TestRegister
beforeAll(async () => { register = await aRegister() })
afterAll(() => register.close())

test('what payroll software sent is corrected in the form, and becomes the next version of the same report', async () => {
  const software = await register.client({ businessId: METAL })
  await sendDelayed(register, software, aWageDelivery().ofPayer(METAL).paidOn('2026-11-15').withReport((one) => one.withReportId('software-1')).build())
  await register.untilIdle()
  const portal = await portalWith(register)
  const contextOf = async (familyName: string): Promise<ReportsContext & SendingDraftContext> =>
    ({ ...await portal.context(familyName), register: portal.register, box: portal.box, environment: 'test', reportsMax: 10_000, forms: formWork(portal.threads) })
  const context = await contextOf('Testinen')
  const { reports: [report] } = await searchReports(context, OWNER, { reference: 'software-1' })
  await expect(startCorrection(await contextOf('Provgren'), OWNER, report!.irReportId, 'replace')).rejects.toThrow(PermissionDenied)

  const { kind, draftId } = await startCorrection(context, OWNER, report!.irReportId, 'replace')
  expect(kind).toBe('wage')
  const sent = await sendDraft(context, draftId, (await readDraft(context, draftId)).revision)
  expect(sent).toMatchObject({ outcome: 'sent' })
  expect(await portal.untilFinal((sent as { submissionId: string }).submissionId)).toMatchObject({ deliveryDataStatus: 3, validItemCount: 1 })
  const { versions } = await readReport(context, OWNER, report!.irReportId)
  expect(versions.map(({ version, channel }) => [version, channel])).toEqual([[2, 5], [1, 1]])
})
