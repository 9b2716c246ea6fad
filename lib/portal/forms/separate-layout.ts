import type { FormLayout } from './form-layout.ts'

const PAYER = 'DeliveryData/Payer'
const REPORT = 'DeliveryData/Reports/Report'

/** The four steps of an employer's separate report (e-service 3.9); the fourth is the preview. */
export const separateLayout: FormLayout = {
  steps: [
    { id: 'general', sections: [{ path: `${REPORT}/PaymentMonth` }, { path: 'DeliveryData', only: ['ReportDate'] }, { path: `${REPORT}/ReportData` }] },
    { id: 'payer', sections: [{ path: PAYER }, { path: 'DeliveryData/ContactPersons' }] },
    { id: 'contributions', sections: [{ path: `${REPORT}/Transactions` }] },
  ],
  usual: {
    [PAYER]: ['PayerIds'],
    [`${PAYER}/PayerIds/Id`]: ['Type', 'Code'],
    'DeliveryData/ContactPersons/ContactPerson': ['Name', 'Telephone', 'Email'],
    [`${REPORT}/Transactions/Transaction/TransactionBasic`]: ['SummaryTransactionCode', 'Amount'],
  },
  shownWhen: {},
  locked: [`${PAYER}/PayerIds`, `${PAYER}/PensionInsurances`, `${PAYER}/AccidentInsurances`, `${REPORT}/PaymentMonth`, `${REPORT}/ReportData/ReportId`],
}
