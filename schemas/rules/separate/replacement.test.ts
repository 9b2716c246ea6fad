import { describe, expect, test } from 'vitest'
import type { DeliveryData } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { aFullSeparateDelivery } from '../testing/a-full-separate-delivery.ts'
import { checkReplacement } from './index.ts'

const violations = (change: (delivery: DeliveryData) => void) => {
  const delivery = aFullSeparateDelivery()
  change(delivery.deliveryData)
  const stored = JSON.parse(JSON.stringify(aFullSeparateDelivery())).deliveryData as DeliveryData
  return checkReplacement({ delivery, report: delivery.deliveryData.reports.report[0]!, index: 0 }, { report: stored.reports.report[0]!, payer: stored.payer }).map(({ ruleId, path }) => [ruleId, path])
}

const changes: [rule: string, path: string, what: string, change: (delivery: DeliveryData) => void][] = [
  ['SR-051', 'DeliveryData/Payer/PayerIds', 'one identifier less', (d) => { d.payer.payerIds!.id.pop() }],
  ['SR-051', 'DeliveryData/Payer/PayerIds', 'no identifier', (d) => { delete d.payer.payerIds }],
  ['SR-100', 'DeliveryData/Payer/PensionInsurances', 'another policy', (d) => { d.payer.pensionInsurances!.pensionInsurance[1]!.pensionPolicyNo = '46-00000099' }],
  ['SR-100', 'DeliveryData/Payer/PensionInsurances', 'no pension insurance', (d) => { delete d.payer.pensionInsurances }],
  ['SR-110', 'DeliveryData/Payer/AccidentInsurances', 'another insurer', (d) => { d.payer.accidentInsurances!.accidentInsurance[1]!.accInsProvId.code = 'SE-3' }],
  ['SR-110', 'DeliveryData/Payer/AccidentInsurances', 'an insurer of another country', (d) => { d.payer.accidentInsurances!.accidentInsurance[1]!.accInsProvId.countryCode = 'SE' }],
  ['SR-132', 'DeliveryData/Reports/Report[1]/PaymentMonth', 'another year', (d) => { d.reports.report[0]!.paymentMonth.year = 2025 }],
  ['SR-132', 'DeliveryData/Reports/Report[1]/PaymentMonth', 'another month', (d) => { d.reports.report[0]!.paymentMonth.month = 4 }],
]

test.each(changes)('%s, %s: %s', (ruleId, path, _what, change) => {
  expect(violations(change)).toEqual([[ruleId, path]])
})

describe('may change', () => {
  test('order, and everything else', () => {
    expect(violations((d) => {
      d.payer.payerIds!.id.reverse()
      d.payer.pensionInsurances!.pensionInsurance.reverse()
      d.payer.accidentInsurances!.accidentInsurance.reverse()
      d.payer.payerBasic!.companyName = 'Toinen Oy'
      d.payer.subOrgs!.subOrg.pop()
      delete d.payer.payerOther
      d.reportDate = '2026-06-01'
      d.reports.report[0]!.transactions.transaction = [{ transactionBasic: { summaryTransactionCode: 101 } }]
    })).toEqual([])
  })
})
