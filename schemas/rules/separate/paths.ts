/** Paths of the groups that rules of separate reports look at, below the root element. */
export const DELIVERY = 'DeliveryData'
export const OWNER = `${DELIVERY}/DeliveryDataOwner`
export const CREATOR = `${DELIVERY}/DeliveryDataCreator`
export const SENDER = `${DELIVERY}/DeliveryDataSender`
export const CONTACT_PERSON = `${DELIVERY}/ContactPersons/ContactPerson`
export const REPORT_DATE = `${DELIVERY}/ReportDate`
export const PAYER = `${DELIVERY}/Payer`
export const PAYER_IDS = `${PAYER}/PayerIds`
export const PAYER_BASIC = `${PAYER}/PayerBasic`
export const MISSING_ID = `${PAYER_BASIC}/MissingId`
export const SUB_ORG = `${PAYER}/SubOrgs/SubOrg`
export const PENSION_INSURANCE = `${PAYER}/PensionInsurances/PensionInsurance`
export const ACCIDENT_INSURANCE = `${PAYER}/AccidentInsurances/AccidentInsurance`
export const INSURER = `${ACCIDENT_INSURANCE}/AccInsProvId`
export const PAYER_TYPE = `${PAYER}/PayerOther/PayerTypes/Code`

export const REPORT = `${DELIVERY}/Reports/Report`
export const REPORT_DATA = `${REPORT}/ReportData`
export const PAYMENT_MONTH = `${REPORT}/PaymentMonth`
export const TRANSACTIONS = `${REPORT}/Transactions`
export const TRANSACTION = `${TRANSACTIONS}/Transaction`
export const TRANSACTION_BASIC = `${TRANSACTION}/TransactionBasic`
