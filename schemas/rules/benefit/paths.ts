/** Paths of the groups that benefit rules look at, below the root element. */
export const DELIVERY = 'DeliveryData'
export const PAYMENT_DATE = `${DELIVERY}/PaymentDate`
export const CONTACT_PERSON = `${DELIVERY}/ContactPersons/ContactPerson`
export const PAYER = `${DELIVERY}/Payer`
export const PAYER_IDS = `${PAYER}/PayerIds`

export const REPORT = `${DELIVERY}/Reports/Report`
export const REPORT_DATA = `${REPORT}/ReportData`
export const EARNER = `${REPORT}/IncomeEarner`
export const EARNER_IDS = `${EARNER}/IncomeEarnerIds`
export const EARNER_BASIC = `${EARNER}/IncomeEarnerBasic`
export const INTERNATIONAL = `${EARNER}/InternationalData`

export const TRANSACTIONS = `${REPORT}/Transactions`
export const TRANSACTION = `${TRANSACTIONS}/Transaction`
export const TRANSACTION_BASIC = `${TRANSACTION}/TransactionBasic`
export const TRANSACTION_CODE = `${TRANSACTION_BASIC}/TransactionCode`
export const EARNING_PERIOD = `${TRANSACTION}/EarningPeriod`
export const BENEFIT_UNIT = `${TRANSACTION}/BenefitUnit`
export const RECOVERY_DATA = `${TRANSACTION}/RecoveryData`
export const ORIG_PERIOD = `${RECOVERY_DATA}/OrigEarningPeriod`
export const INSURANCE = `${TRANSACTION}/Insurance`
export const POLICY_HOLDER = `${INSURANCE}/InsurancePolicyHolder`
export const DEDUCTION = `${TRANSACTION}/Deductions/Deduction`
export const BENEFICIARY = `${DEDUCTION}/IncomeBeneficiary`
