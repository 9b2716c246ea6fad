import type { FormLayout } from './form-layout.ts'

const PAYER = 'DeliveryData/Payer'
const REPORT = 'DeliveryData/Reports/Report'
const EARNER = `${REPORT}/IncomeEarner`
const TRANSACTION = `${REPORT}/Transactions/Transaction`
const BENEFICIARY = `${TRANSACTION}/Deductions/Deduction/IncomeBeneficiary`

/** A benefits payment report (e-service 3.10), in the order of the earnings payment report. */
export const benefitLayout: FormLayout = {
  steps: [
    { id: 'general', sections: [{ path: 'DeliveryData', only: ['PaymentDate'] }, { path: `${REPORT}/ReportData` }] },
    { id: 'payer', sections: [{ path: PAYER }, { path: 'DeliveryData/ContactPersons' }] },
    { id: 'earner', sections: [{ path: EARNER }] },
    { id: 'payments', sections: [{ path: `${REPORT}/Transactions` }] },
  ],
  usual: {
    [PAYER]: ['PayerIds'],
    [`${PAYER}/PayerIds/Id`]: ['Type', 'Code'],
    'DeliveryData/ContactPersons/ContactPerson': ['Name', 'Telephone', 'Email'],
    [EARNER]: ['IncomeEarnerIds', 'IncomeEarnerBasic'],
    [`${EARNER}/IncomeEarnerIds/Id`]: ['Type', 'Code'],
    [`${EARNER}/IncomeEarnerBasic`]: ['LastName', 'FirstName'],
    [TRANSACTION]: ['TransactionBasic', 'EarningPeriod', 'BenefitUnit', 'Deductions'],
    [`${TRANSACTION}/TransactionBasic`]: ['TransactionCode', 'Amount', 'Recovery', 'UnjustEnrichment'],
  },
  shownWhen: {
    [`${TRANSACTION}/RecoveryData`]: { field: 'transactionBasic.recovery', values: ['*'] },
    [`${TRANSACTION}/RecourseData`]: { field: 'transactionBasic.recourse', values: ['*'] },
  },
  locked: [
    'DeliveryData/PaymentDate', `${PAYER}/PayerIds`, `${REPORT}/ReportData/ReportId`, `${EARNER}/IncomeEarnerIds`, `${EARNER}/IncomeEarnerBasic/MissingId`, `${EARNER}/IncomeEarnerBasic/BirthDate`,
    `${TRANSACTION}/EarningPeriod`, `${BENEFICIARY}/IncomeBeneficiaryIds`, `${BENEFICIARY}/IncomeBeneficiaryBasic/MissingId`,
  ],
}
