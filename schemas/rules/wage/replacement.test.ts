import { describe, expect, test } from 'vitest'
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../artificial.ts'
import type { DeliveryData, Report, WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import { aWageDelivery } from '../testing/a-delivery.ts'
import { aFullWageDelivery, inPublicSector } from '../testing/a-full-delivery.ts'
import { checkReplacement, type StoredReport } from './replacement.ts'

const foreign = { type: 7, code: 'X', countryCode: 'SE' }
const stored = (delivery: WageReportsToIr, index = 0): StoredReport => {
  const { payer, paymentPeriod, reports } = delivery.deliveryData
  // As the register has it: from JSON.
  return JSON.parse(JSON.stringify({ report: reports.report[index]!, payer, paymentPeriod })) as StoredReport
}
const base = () => aWageDelivery()
  .with(({ payer }) => { payer.payerIds!.id.push({ ...foreign }); payer.substitutePayer = { acts: true, employerId: { ...foreign, code: 'Y' }, employerName: 'AB' } })
  .withReport((report) => inPublicSector(report).with(({ incomeEarner }) => {
    incomeEarner.incomeEarnerBasic = { lastName: 'Esimerkki', firstName: 'Aino', birthDate: '1990-01-01' }
    incomeEarner.incomeEarnerOther = { incomeEarnerTypes: { incomeEarnerType: [8, 4] } }
  }))
const violations = (change: (report: Report, delivery: DeliveryData) => void) => {
  const delivery = base().build()
  const report = delivery.deliveryData.reports.report[0]!
  change(report, delivery.deliveryData)
  return checkReplacement({ delivery, report, index: 0 }, stored(base().build())).map(({ ruleId, level, path }) => [ruleId, level, path])
}

const earner = 'DeliveryData/Reports/Report[1]/IncomeEarner'
const changes: [rule: string, path: string, what: string, change: (report: Report, delivery: DeliveryData) => void][] = [
  ['WR-048', 'DeliveryData/PaymentPeriod', 'another payment date', (_r, d) => { d.paymentPeriod.paymentDate = '2026-06-16' }],
  ['WR-048', 'DeliveryData/PaymentPeriod', 'another end', (_r, d) => { d.paymentPeriod.endDate = '2026-06-29' }],
  ['WR-058', 'DeliveryData/Payer/PayerIds', 'one identifier more', (_r, d) => { d.payer.payerIds!.id.push({ ...foreign, code: 'Z' }) }],
  ['WR-058', 'DeliveryData/Payer/PayerIds', 'a foreign identifier of another country', (_r, d) => { d.payer.payerIds!.id[1]!.countryCode = 'NO' }],
  ['WR-058', 'DeliveryData/Payer/PayerIds', 'no identifier', (_r, d) => { delete d.payer.payerIds }],
  ['WR-093', 'DeliveryData/Payer/SubstitutePayer', 'another employer', (_r, d) => { d.payer.substitutePayer!.employerId.code = 'Z' }],
  ['WR-093', 'DeliveryData/Payer/SubstitutePayer', 'no substitute payer any more', (_r, d) => { delete d.payer.substitutePayer }],
  ['WR-117', `${earner}/IncomeEarnerIds`, 'another person', (r) => { r.incomeEarner.incomeEarnerIds!.id[0]!.code = artificialPersonalIdentityCode(3) }],
  ['WR-137', `${earner}/IncomeEarnerBasic/BirthDate`, 'another birth date', (r) => { r.incomeEarner.incomeEarnerBasic!.birthDate = '1990-01-02' }],
  ['WR-137', `${earner}/IncomeEarnerBasic`, 'no birth date', (r) => { delete r.incomeEarner.incomeEarnerBasic }],
  ['WR-194', `${earner}/PensionInsurance`, 'another policy', (r) => { r.incomeEarner.pensionInsurance!.pensionPolicyNo = '30-00000022' }],
  ['WR-200', `${earner}/AccidentInsurance`, 'no policy', (r) => { delete r.incomeEarner.accidentInsurance }],
  ['WR-200', `${earner}/AccidentInsurance`, 'another insurer', (r) => { r.incomeEarner.accidentInsurance!.accInsProvId = { type: 1, code: artificialBusinessId(3) } }],
  ['WR-207', `${earner}/InsuranceExceptions`, 'one exception less', (r) => { r.incomeEarner.insuranceExceptions!.exceptionCode.pop() }],
  ['WR-224', `${earner}/IncomeEarnerOther/IncomeEarnerTypes`, 'no athlete any more', (r) => { r.incomeEarner.incomeEarnerOther!.incomeEarnerTypes!.incomeEarnerType = [4] }],
  ['WR-224', `${earner}/IncomeEarnerOther`, 'nothing other any more', (r) => { delete r.incomeEarner.incomeEarnerOther }],
]

test.each(changes)('%s, %s: %s', (ruleId, path, _what, change) => {
  expect(violations(change)).toEqual([[ruleId, 'item', path]])
})

describe('may change', () => {
  test('order and repetition', () => {
    expect(violations((r, d) => {
      d.payer.payerIds!.id.reverse()
      r.incomeEarner.incomeEarnerIds!.id.push({ ...r.incomeEarner.incomeEarnerIds!.id[0]! })
      r.incomeEarner.insuranceExceptions!.exceptionCode.reverse()
      r.incomeEarner.incomeEarnerOther!.incomeEarnerTypes!.incomeEarnerType = [8, 8]
    })).toEqual([])
  })
  test('the country of a Finnish identifier, and names beside one', () => {
    expect(violations((r, d) => {
      d.payer.payerIds!.id[0]!.countryCode = 'FI'
      r.incomeEarner.accidentInsurance!.accInsProvId.countryName = 'Muu nimi'
    })).toEqual([])
  })
  test('everything else', () => {
    expect(violations((r) => {
      r.transactions = { transaction: [{ transactionBasic: { transactionCode: 201, amount: 1 } }] }
      r.incomeEarner.professions!.profession = []
      r.incomeEarner.incomeEarnerBasic!.lastName = 'Toinen'
    })).toEqual([])
  })
  test('nothing, in a delivery that uses everything', () => {
    const delivery = aFullWageDelivery()
    delivery.deliveryData.reports.report.forEach((report, index) => {
      expect(checkReplacement({ delivery, report, index }, stored(aFullWageDelivery(), index))).toEqual([])
    })
  })
})
