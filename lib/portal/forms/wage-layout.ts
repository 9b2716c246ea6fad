import { codeLists } from '#schemas/code-lists.ts'
import type { FormLayout } from './form-layout.ts'

const PAYER = 'DeliveryData/Payer'
const REPORT = 'DeliveryData/Reports/Report'
const EARNER = `${REPORT}/IncomeEarner`
const TRANSACTION = `${REPORT}/Transactions/Transaction`
const ABSENCE = `${REPORT}/Absence`

/** Income types that take a kind of further data, as the code list says. */
const typesWith = (data: string): string[] =>
  codeLists['TransactionCode.wages'].codes.filter((entry) => data in ((entry as { extraData?: object }).extraData ?? {})).map(({ code }) => code)

const ofIncomeType = (data: string) => ({ [`${TRANSACTION}/${data}`]: { field: 'transactionBasic.transactionCode', values: typesWith(data) } })

const ADDRESS = ['Street', 'PostalCode', 'PostOffice', 'CountryCode']
const addresses = [`${PAYER}/Address`, `${EARNER}/Addresses/TypedAddress`, `${REPORT}/ForeignLeasedWork/Representative/Address`, `${REPORT}/WorkCountries/WorkCountry/WorkCountryAddress`, `${REPORT}/WorkCountries/WorkCountry/ServiceRecipient/ServiceRecipientAddress`]

/** The seven steps of an earnings payment report (e-service 3.8); the seventh is the preview. */
export const wageLayout: FormLayout = {
  steps: [
    { id: 'general', sections: [{ path: 'DeliveryData/PaymentPeriod' }, { path: `${REPORT}/ReportData` }] },
    { id: 'payer', sections: [{ path: PAYER }, { path: 'DeliveryData/ContactPersons' }] },
    {
      id: 'earner',
      sections: [
        { path: EARNER, only: ['IncomeEarnerIds', 'IncomeEarnerBasic', 'IncomeEarnerOther', 'Addresses', 'SubOrgs', 'PlaceOfBusiness'] },
        { path: EARNER, only: ['PensionInsurance', 'AccidentInsurance', 'InsuranceExceptions'] },
      ],
    },
    { id: 'payments', sections: [{ path: `${REPORT}/Transactions` }] },
    { id: 'absences', sections: [{ path: EARNER, only: ['Professions', 'Employment', 'EmploymentRegs'] }, { path: ABSENCE }] },
    {
      id: 'international',
      sections: [{ path: EARNER, only: ['InternationalData'] }, { path: REPORT, only: ['WorkCountries', 'StayPeriodsInFinland', 'WorkPeriodsInFinland', 'ForeignLeasedWork'] }],
    },
  ],
  usual: {
    [PAYER]: ['PayerIds'],
    [`${PAYER}/PayerIds/Id`]: ['Type', 'Code'],
    'DeliveryData/ContactPersons/ContactPerson': ['Name', 'Telephone', 'Email'],
    [EARNER]: ['IncomeEarnerIds', 'IncomeEarnerBasic', 'PensionInsurance', 'InsuranceExceptions', 'Professions', 'InternationalData'],
    [`${EARNER}/IncomeEarnerIds/Id`]: ['Type', 'Code'],
    [`${EARNER}/IncomeEarnerBasic`]: ['LastName', 'FirstName'],
    [`${EARNER}/PensionInsurance`]: ['PensionActCode', 'PensionProvIdCode', 'PensionPolicyNo'],
    [`${EARNER}/AccidentInsurance/AccInsProvId`]: ['Type', 'Code'],
    [`${EARNER}/Professions/Profession`]: ['Type', 'Code'],
    [`${EARNER}/InternationalData`]: ['NonResident', 'PostedCertCode', 'SubToWithhold'],
    [TRANSACTION]: ['TransactionBasic'],
    [`${TRANSACTION}/TransactionBasic`]: ['TransactionCode', 'Amount', 'Recovery', 'UnjustEnrichment'],
    [ABSENCE]: ['AbsenceRepStartDate', 'AbsenceRepEndDate', 'UnpaidAbsence', 'PaidAbsence'],
    [`${ABSENCE}/UnpaidAbsence/UnpaidAbsencePeriods/UnpaidAbsencePeriod`]: ['StartDate', 'EndDate', 'AbsenceDays', 'CauseCode'],
    [`${ABSENCE}/PaidAbsence/PaidAbsencePeriods/PaidAbsencePeriod`]: ['StartDate', 'EndDate', 'AbsenceDays', 'CauseCode', 'Amount'],
    [`${EARNER}/Employment`]: ['EmploymentCode', 'TermCode', 'PartTime', 'HoursPerWeek', 'EmploymentPeriods'],
    [REPORT]: [],
    ...Object.fromEntries(addresses.map((address) => [address, ADDRESS])),
  },
  shownWhen: {
    ...ofIncomeType('CarBenefit'), ...ofIncomeType('MealBenefit'), ...ofIncomeType('OtherBenefit'), ...ofIncomeType('DailyAllowance'), ...ofIncomeType('KmAllowance'),
    [`${TRANSACTION}/RecoveryData`]: { field: 'transactionBasic.recovery', values: ['*'] },
  },
  locked: [
    'DeliveryData/PaymentPeriod', `${PAYER}/PayerIds`, `${PAYER}/SubstitutePayer`, `${REPORT}/ReportData/ReportId`, `${EARNER}/IncomeEarnerIds`, `${EARNER}/IncomeEarnerBasic/BirthDate`,
    `${EARNER}/PensionInsurance`, `${EARNER}/AccidentInsurance`, `${EARNER}/InsuranceExceptions`,
  ],
}
