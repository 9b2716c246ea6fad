/**
 * A delivery of benefits that is right and uses every group of the message somewhere: for finding rules that refuse what
 * is right, and for writing and reading every element. Artificial persons and organisations only.
 */
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../artificial.ts'
import type { Address, BenefitReportsToIr, Id, Transaction } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { aBenefitDelivery, type BenefitReportBuilder } from './a-benefit-delivery.ts'

const FOREIGN_PERSON = 5
const FOREIGN_BUSINESS = 7
const atUnknownCountry = { countryCode: '99', countryName: 'Tuntematon' }
const address: Address = { co: 'Esimerkki', street: 'Mallikatu 1', postalCode: '00000', postOffice: 'Mallila', ...atUnknownCountry }
const person = { lastName: 'Esimerkki', firstName: 'Aino', birthDate: '1980-02-03', gender: 2 }
const foreigner: Id = { type: FOREIGN_PERSON, code: 'X-1', ...atUnknownCountry }
const period = { startDate: '2026-05-01', endDate: '2026-05-31' }

/** Somebody who lives abroad, without any identifier, with tax data of a non-resident's pension. */
const toNonResident = (report: BenefitReportBuilder): BenefitReportBuilder => report
  .with(({ incomeEarner }) => {
    delete incomeEarner.incomeEarnerIds
    incomeEarner.incomeEarnerBasic = { missingId: true, ...person }
    incomeEarner.address = { ...address }
    incomeEarner.internationalData = { nonResident: true, nonResidentCountryCode: '99', nonResidentCountryName: 'Tuntematon', subToWithhold: true }
  })
  .paying(1100, 900_00, (row) => {
    row.transactionBasic = { ...row.transactionBasic, taxTreatment: 1, oneOff: true, delayIncrease: true, paymentReallocation: true, noTaxEffect: true }
    row.benefitUnit = { unitCode: 4, unitAmount: 1_00 }
    row.transactionOther = { nonresidentPensionBasis: 1 }
  })

/** Money comes back, on demand and by itself; and money goes to those who paid before. */
const withRecoveries = (report: BenefitReportBuilder): BenefitReportBuilder => report
  .paying(1100, 300_00, (row) => {
    row.transactionBasic.recovery = true
    row.recoveryData = { recoveryDate: '2026-06-15', withhold: 40_00, taxAtSource: 0, origEarningPeriod: { paymentDate: '2026-01-15', startDate: '2026-01-01', endDate: '2026-01-31' } }
  })
  .paying(1100, 20_00, (row) => { row.transactionBasic.unpromptedRefund = true })
  .paying(1100, 50_00, (row) => { row.transactionBasic.unjustEnrichment = true })
  .paying(1100, 700_00, (row) => {
    row.transactionBasic.recourse = true
    row.recourseData = { recoursePaymentDate: '2026-06-10' }
    row.deductions = { deduction: deductions() }
  })

const deductions = (): NonNullable<Transaction['deductions']>['deduction'] => [
  {
    deductionTransactionCode: 1100, deductionType: 10, amount: 300_00, origBenefitEarningPeriod: { paymentDate: '2026-01-15', ...period }, remittancePeriod: { ...period },
    incomeBeneficiary: {
      incomeBeneficiaryIds: { id: [{ type: 1, code: artificialBusinessId(30) }, { type: FOREIGN_BUSINESS, code: 'Y-1', ...atUnknownCountry }] },
      incomeBeneficiaryBasic: { incomeBeneficiaryType: 8 },
    },
  },
  {
    deductionTransactionCode: 1423, deductionType: 4, amount: 400_00, origBenefitEarningPeriod: { ...period }, remittancePeriod: { ...period },
    incomeBeneficiary: { incomeBeneficiaryBasic: { missingId: true, ...person, incomeBeneficiaryType: 4 }, address: { ...address } },
  },
  {
    deductionTransactionCode: 1423, deductionType: 11, amount: 0, origBenefitEarningPeriod: { ...period }, remittancePeriod: { ...period },
    incomeBeneficiary: { incomeBeneficiaryIds: { id: [{ ...foreigner }] }, incomeBeneficiaryBasic: { companyName: 'Saaja Oy', incomeBeneficiaryType: 10 }, address: { ...address } },
  },
]

/** Insurance data under the inheritance and gift tax act, with policyholders of every kind. */
const withInsurances = (report: BenefitReportBuilder): BenefitReportBuilder => report
  .paying(1100, 10_000_00, (row) => {
    row.transactionBasic.taxTreatment = 8
    row.insurance = { insuranceNo: 'V-1', insurancePolicyHolder: { insurancePolicyHolderIds: { id: [{ type: 2, code: artificialPersonalIdentityCode(40) }] } } }
  })
  .paying(1100, 10_000_00, (row) => {
    row.transactionBasic.taxTreatment = 9
    row.insurance = { insuranceNo: 'V-2', insurancePolicyHolder: { insurancePolicyHolderBasic: { missingId: true, ...person }, address: { ...address } } }
  })
  .paying(1100, 10_000_00, (row) => {
    row.transactionBasic.taxTreatment = 9
    row.insurance = {
      insuranceNo: 'V-3',
      insurancePolicyHolder: { insurancePolicyHolderIds: { id: [{ ...foreigner }] }, insurancePolicyHolderBasic: { companyName: 'Ottaja Oy' }, address: { ...address } },
    }
  })

/** Replaces a report by the register's reference; the income turned out to be of another type. */
const replacement = (report: BenefitReportBuilder): BenefitReportBuilder => report
  .with((r) => {
    r.reportData = { actionCode: 2, irReportId: '0123456789abcdef0123456789abcdef', reportId: 'benefit-r', reportVersion: 3 }
    r.incomeEarner = { incomeEarnerIds: { id: [{ ...foreigner }] }, incomeEarnerBasic: { companyName: 'Saaja AB' }, address: { poBox: 'PL 1', postalCode: '1', postOffice: 'Mallila', countryCode: 'SE' } }
  })
  .paying(1100, 500_00, (row) => { row.transactionBasic.retroactiveTransactionCode = 1423 })

export const aFullBenefitDelivery = (): BenefitReportsToIr => aBenefitDelivery()
  .with((delivery) => {
    delivery.contactPersons.contactPerson.push({ name: 'Matti Malli', telephone: '+358 00 000 0001', email: 'matti@example.invalid', responsibilityCode: 2 })
    delivery.payer = {
      payerIds: { id: [...delivery.payer.payerIds.id, { type: FOREIGN_BUSINESS, code: 'Z-1', ...atUnknownCountry }] },
      payerBasic: { companyName: 'Maksaja Oy' },
      address: { ...address },
      subOrgs: { subOrg: [{ type: 2, code: 'A1' }] },
    }
  })
  .withReport().withReport(toNonResident).withReport(withRecoveries).withReport(withInsurances).withReport(replacement)
  .build()
