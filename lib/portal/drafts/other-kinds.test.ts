import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import type { FormKind } from '../forms/form-kinds.ts'
import type { FormValues } from '../forms/form-values.ts'
import { formWork } from '../forms/form-work.ts'
import { aRegister, portalWith } from '../testing/portal-with-register.ts'
import { readDraft } from './read-drafts.ts'
import { saveDraft } from './save-draft.ts'
import { sendDraft } from './send-draft.ts'
import { startDraft } from './start-draft.ts'

let register: TestRegister
beforeAll(async () => { register = await aRegister() })
afterAll(() => register.close())

const contact = { contactPersons: { contactPerson: [{ name: 'Aino Testinen', telephone: '+358 00 000 0000' }] } }

const cases: [FormKind, { who: string; payer: string }, (begun: FormValues) => FormValues][] = [
  ['separate', { who: 'Testinen', payer: '7002002-3' }, (begun) => ({
    ...begun, ...contact, reports: { report: [{ paymentMonth: { month: '11', year: '2026' }, transactions: { transaction: [{ transactionBasic: { summaryTransactionCode: '102', amount: '157,00' } }] } }] },
  })],
  ['benefit', { who: 'Kokeilija', payer: '7016016-5' }, (begun) => ({
    ...begun, ...contact, paymentDate: '24.11.2026',
    reports: {
      report: [{
        incomeEarner: { incomeEarnerIds: { id: [{ type: '2', code: artificialPersonalIdentityCode(77) }] } },
        transactions: { transaction: [{ transactionBasic: { transactionCode: '1423', amount: '1 200' }, benefitUnit: { unitCode: '1', unitAmount: '25' }, earningPeriod: { startDate: '1.11.2026', endDate: '30.11.2026' } }] },
      }],
    },
  })],
]

test.each(cases)('a %s report filled in by hand is stored by the register', async (kind, { who, payer }, fill) => {
  const portal = await portalWith(register)
  const context = { ...await portal.context(who), box: portal.box, environment: 'test' as const, reportsMax: 10_000, forms: formWork(portal.threads) }
  const id = await startDraft(context, { kind, owner: organisationKey(payer), view: 'full' })
  const { values, revision } = await readDraft(context, id)
  const saved = await saveDraft(context, id, { values: fill(values), revision })
  expect(saved).toMatchObject({ outcome: 'saved', problems: [] })
  const sent = await sendDraft(context, id, revision + 1)
  expect(sent).toMatchObject({ outcome: 'sent' })
  const { submissionId } = sent as { submissionId: string }
  const final = await portal.untilFinal(submissionId)
  const errors = await portal.db.read((tx) => tx.submissionError.findMany({ where: { submissionId } }))
  expect(errors).toEqual([])
  expect(final).toMatchObject({ state: 'processed', deliveryDataStatus: 3, origin: 'form' })
})
