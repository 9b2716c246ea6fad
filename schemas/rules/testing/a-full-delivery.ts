/**
 * A delivery that is right and uses every group of the message somewhere: for finding rules that refuse what is
 * right, and for writing and reading every element. Artificial persons and organisations only.
 */
import { artificialBusinessId, artificialPensionPolicyNo, artificialPersonalIdentityCode } from '../../artificial.ts'
import type { Address, Report, WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE } from '../../parties.ts'
import { aWageDelivery, type WageReportBuilder } from './a-delivery.ts'

const KEVA_STATE = 30
const FOREIGN_BUSINESS = 7
const address: Address = { co: 'Esimerkki', street: 'Mallikatu 1', postalCode: '00000', postOffice: 'Mallila', countryCode: 'FI' }
const atUnknownCountry = { countryCode: '99', countryName: 'Tuntematon' }

/** Forms NT1, NT2, stays in Finland and leased employees, each with its data. */
export const withInternationalWork = (report: WageReportBuilder): WageReportBuilder => report.with((r) => {
  r.incomeEarner.internationalData = {
    postedCertCode: 1, nonResident: true, nonResidentCountryCode: '99', nonResidentCountryName: 'Tuntematon', subToWithhold: true,
    taxTreatyCountryCode: 'SE', workForm: { formCode: [1, 2, 3, 4] },
  }
  r.incomeEarner.incomeEarnerOther = { cbaCode: 1, incomeEarnerTypes: { incomeEarnerType: [5, 10] }, payments: { payment: [{ paymentType: 2, paymentRef: '123', paymentSpecifier: 'palkat' }] } }
  r.incomeEarner.addresses = {
    typedAddress: [
      { addressType: 1, ...address, countryCode: 'EE' },
      { addressType: 2, poBox: 'PL 1', postalCode: '1', postOffice: 'Mallila', ...atUnknownCountry },
    ],
  }
  r.foreignLeasedWork = {
    representative: {
      representativeIds: { id: [{ type: FOREIGN_BUSINESS, code: 'EE-1', ...atUnknownCountry }] }, name: 'Edustaja Oy', address: { ...address, ...atUnknownCountry }, representativeReports: true,
    },
    estAmount: 1_000_00,
    finServiceRecipient: { finServiceRecipientIds: { id: [{ type: BUSINESS_ID, code: artificialBusinessId(21) }, { type: FOREIGN_BUSINESS, code: 'X', ...atUnknownCountry }] } },
  }
  r.stayPeriodsInFinland = { period: [{ startDate: '2026-06-01', endDate: '2026-06-10' }] }
  r.workPeriodsInFinland = { workPeriodInFinland: [{ startDate: '2026-06-01', endDate: '2026-06-10', workDays: 8 }] }
  r.workCountries = {
    workCountry: [{
      workCountryCode: '99', workCountryName: 'Tuntematon', workMunicipalities: { workMunicipality: ['Mallila'] },
      workCountryAddress: { ...address, ...atUnknownCountry },
      serviceRecipient: {
        serviceRecipientIds: { id: [{ type: FOREIGN_BUSINESS, code: 'Y', ...atUnknownCountry }] }, name: 'Asiakas Oy',
        serviceRecipientAddress: { co: 'Esimerkki', poBox: 'PL 2', postalCode: '1', postOffice: 'Mallila', ...atUnknownCountry },
      },
      stayPeriodsAbroad: { period: [{ startDate: '2026-05-01', endDate: '2026-05-20' }] }, workPeriodsAbroad: { period: [{ startDate: '2026-05-01', endDate: '2026-05-20' }] },
      taxingRight: false, burdensResultOfPe: false, wagePerMonth: 3_000_00, remunerations: { remunerationCode: [1, 4] },
    }],
  }
})

/** Absences of both kinds, with Kela applications of both types. */
export const withAbsences = (report: WageReportBuilder): WageReportBuilder => report.with((r) => {
  r.incomeEarner.employment = {
    employed: true, employmentCode: 1, termCode: 1, partTime: 80_00, hoursPerWeek: 30_00, paymentTypes: { paymentType: [1] },
    employmentPeriods: { period: [{ startDate: '2024-01-01' }] },
  }
  r.absence = {
    absenceRepStartDate: '2026-05-01', absenceRepEndDate: '2026-05-31',
    unpaidAbsence: { unpaidAbsencePeriods: { unpaidAbsencePeriod: [{ startDate: '2026-05-20', endDate: '2026-05-21', absenceDays: 2, causeCode: 10 }] } },
    paidAbsence: {
      paidAbsencePeriods: {
        paidAbsencePeriod: [
          {
            startDate: '2026-05-04', endDate: '2026-05-08', absenceDays: 5, absenceUntil: '2026-05-10', causeCode: 1, amount: 500_00,
            reimbApp: { reimbPayment: [{ paymentType: 1, paymentRef: '123' }] }, paidAbsencePeriodInfo: 'lisätieto',
          },
          { startDate: '2026-05-11', endDate: '2026-05-15', causeCode: 3, amount: 400_00, reimbApp: { reimbPayment: [{ paymentType: 2, paymentSpecifier: 'perhevapaa' }] } },
          { startDate: '2026-05-18', causeCode: 21, amount: 0 },
        ],
      },
    },
  }
})

/** Wages in total with parts, and a recovery and an unjust enrichment beside them. */
export const withTotalWages = (report: WageReportBuilder): WageReportBuilder => report
  .paying(101, 3_000_00, (row) => { row.insuranceData = { transactionInclusion: [{ insuranceCode: 2, included: false }, { insuranceCode: 3, included: true }] } })
  .paying(102, 2_500_00)
  .paying(101, 100_00, (row) => { row.transactionBasic.unjustEnrichment = true })
  .paying(101, 200_00, (row) => {
    row.transactionBasic.recovery = true
    row.recoveryData = {
      recoveryDate: '2026-06-10', withhold: 50_00, taxAtSource: 0,
      origPaymentPeriods: { origPaymentPeriod: [{ paymentDate: '2025-05-15', startDate: '2025-05-01', endDate: '2025-05-31' }] },
    }
  })
  .paying(419, 10_00)

/** Rows that carry data of their own. */
export const withBenefits = (report: WageReportBuilder): WageReportBuilder => report
  .paying(201, 3_000_00, (row) => {
    row.transactionBasic.oneOff = true
    row.earningPeriods = { earningPeriod: [{ startDate: '2026-05-01', endDate: '2026-05-31' }] }
    row.unitWages = { unitWage: [{ unitPrice: 20_00, unitAmount: 150_00, unitCode: 1 }] }
    row.sailorIncome = { sailorIncome: true, crossTradeTime: 12, withdrawalPeriod: { startDate: '2026-05-01', endDate: '2026-05-31' } }
    row.sixMonthRule = { applicable: true, ...atUnknownCountry }
  })
  .paying(304, 600_00, (row) => { row.transactionBasic.noMoney = true; row.carBenefit = { carBenefitCode: 2, ageGroupCode: 1, kilometers: 100, emissionsValue: 0 } })
  .paying(401, 100_00)
  .paying(334, 0, (row) => { delete row.transactionBasic.amount; row.mealBenefit = { taxValue: true } })
  .paying(317, 50_00, (row) => { row.otherBenefit = { benefitCode: [2, 4] } })
  .paying(407, 20_00)
  .paying(331, 100_00, (row) => { row.dailyAllowance = { allowanceCode: [2, 3] } })
  .paying(311, 30_00, (row) => { row.kmAllowance = { kilometers: 60 } })
  .paying(402, -10_00)

/** A public-sector employment with everything Keva asks for. */
export const inPublicSector = (report: WageReportBuilder): WageReportBuilder => report.with((r) => {
  r.incomeEarner = {
    ...r.incomeEarner,
    subOrgs: { subOrg: [{ type: 1, code: 'yksikkö 1' }] },
    employment: {
      employmentPeriods: { period: [{ startDate: '2020-01-01', endDate: '2026-06-30' }] },
      employmentEndings: { employmentEnding: [{ type: 1, code: '1' }, { type: 3, code: '1' }] },
    },
    professions: { profession: [{ type: 1, code: '33130', title: 'kirjanpitäjä' }, { type: 2, code: '1234' }] },
    employmentRegs: { employmentReg: [{ type: 1, code: '1' }] },
    placeOfBusiness: { code: '123456789', street: 'Mallikatu 2', postalCode: '00000', postOffice: 'Mallila', ...atUnknownCountry },
    pensionInsurance: { pensionActCode: 1, pensionProvIdCode: KEVA_STATE, pensionPolicyNo: artificialPensionPolicyNo(KEVA_STATE, 1) },
    accidentInsurance: { accInsProvId: { type: FOREIGN_BUSINESS, code: 'Z', ...atUnknownCountry }, accInsPolicyNo: '12-34' },
    insuranceExceptions: { exceptionCode: [5, 9] },
  }
})

const withoutIdentifier = ({ incomeEarner }: Report): void => {
  delete incomeEarner.incomeEarnerIds
  incomeEarner.incomeEarnerBasic = { missingId: true, lastName: 'Esimerkki', firstName: 'Aino', birthDate: '1990-01-01', gender: 2 }
  incomeEarner.addresses = { typedAddress: [{ addressType: 1, ...address }] }
}

const ofCompany = ({ incomeEarner }: Report): void => {
  incomeEarner.incomeEarnerIds = { id: [{ type: FOREIGN_BUSINESS, code: 'SE-2', ...atUnknownCountry }] }
  incomeEarner.incomeEarnerBasic = { companyName: 'Malli AB' }
  incomeEarner.addresses = { typedAddress: [{ addressType: 1, ...address }] }
  incomeEarner.incomeEarnerOther = { incomeEarnerTypes: { incomeEarnerType: [12] } }
}

/** Every element of the message but the MissingId of the payer, which excludes its identifiers. */
export function aFullWageDelivery(): WageReportsToIr {
  return aWageDelivery()
    .with(({ contactPersons }) => { contactPersons.contactPerson.push({ name: 'Onni Esimerkki', telephone: '+358 00 000 0001', email: 'onni@example.fi', responsibilityCode: 1 }) })
    .with(({ payer }) => {
      payer.payerIds!.id.push({ type: FOREIGN_BUSINESS, code: 'SE-1', ...atUnknownCountry })
      payer.payerBasic = { companyName: 'Malliyritys Oy', lastName: 'Esimerkki', firstName: 'Aino', birthDate: '1970-01-01', language: 1 }
      payer.address = { ...address, ...atUnknownCountry }
      payer.subOrgs = { subOrg: [{ type: 1, code: '12345' }, { type: 2, code: 'A' }, { type: 3, code: 'B' }] }
      payer.payerOther = { payerTypes: { code: [4, 1] } }
      payer.substitutePayer = { acts: true, employerId: { type: FOREIGN_BUSINESS, code: 'SE-3', ...atUnknownCountry }, employerName: 'Työnantaja AB', wageSec: true }
    })
    .withReport((report) => inPublicSector(withBenefits(report)))
    .withReport((report) => withTotalWages(report))
    .withReport((report) => withInternationalWork(report))
    .withReport((report) => withAbsences(report))
    .withReport((report) => report.with(withoutIdentifier).with((r) => { r.stayPeriodsInFinland = { noStayPeriods: true } }))
    .withReport((report) => report.with(ofCompany))
    .withReport((report) => report.with((r) => { r.reportData = { actionCode: 2, irReportId: '0123456789abcdef0123456789abcdef', reportId: 'earlier-1', reportVersion: 2 } }))
    .withReport((report) => report.with(({ incomeEarner }) => {
      incomeEarner.incomeEarnerIds!.id.push({ type: PERSONAL_IDENTITY_CODE, code: artificialPersonalIdentityCode(8 + 18_262) })
    }))
    .build()
}
