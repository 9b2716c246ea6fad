/** Paths of the groups that wage rules look at, below the root element. */
export const DELIVERY = 'DeliveryData'
export const PAYMENT_PERIOD = `${DELIVERY}/PaymentPeriod`
export const CONTACT_PERSON = `${DELIVERY}/ContactPersons/ContactPerson`
export const PAYER = `${DELIVERY}/Payer`
export const PAYER_IDS = `${PAYER}/PayerIds`
export const PAYER_BASIC = `${PAYER}/PayerBasic`
export const PAYER_TYPE = `${PAYER}/PayerOther/PayerTypes/Code`
export const SUBSTITUTE_PAYER = `${PAYER}/SubstitutePayer`

export const REPORT = `${DELIVERY}/Reports/Report`
export const REPORT_DATA = `${REPORT}/ReportData`
export const EARNER = `${REPORT}/IncomeEarner`
export const EARNER_IDS = `${EARNER}/IncomeEarnerIds`
export const EARNER_BASIC = `${EARNER}/IncomeEarnerBasic`
export const EMPLOYMENT = `${EARNER}/Employment`
export const PROFESSION = `${EARNER}/Professions/Profession`
export const EMPLOYMENT_REG = `${EARNER}/EmploymentRegs/EmploymentReg`
export const PENSION_INSURANCE = `${EARNER}/PensionInsurance`
export const ACCIDENT_INSURANCE = `${EARNER}/AccidentInsurance`
export const EXCEPTION_CODE = `${EARNER}/InsuranceExceptions/ExceptionCode`
export const INTERNATIONAL = `${EARNER}/InternationalData`
export const FORM_CODE = `${INTERNATIONAL}/WorkForm/FormCode`
export const EARNER_OTHER = `${EARNER}/IncomeEarnerOther`
export const EARNER_TYPE = `${EARNER_OTHER}/IncomeEarnerTypes/IncomeEarnerType`

export const TRANSACTIONS = `${REPORT}/Transactions`
export const TRANSACTION = `${TRANSACTIONS}/Transaction`
export const TRANSACTION_BASIC = `${TRANSACTION}/TransactionBasic`
export const TRANSACTION_CODE = `${TRANSACTION_BASIC}/TransactionCode`
export const RECOVERY_DATA = `${TRANSACTION}/RecoveryData`
export const ORIG_PERIOD = `${RECOVERY_DATA}/OrigPaymentPeriods/OrigPaymentPeriod`

export const LEASED_WORK = `${REPORT}/ForeignLeasedWork`
export const WORK_COUNTRY = `${REPORT}/WorkCountries/WorkCountry`
export const ABSENCE = `${REPORT}/Absence`
export const UNPAID_PERIOD = `${ABSENCE}/UnpaidAbsence/UnpaidAbsencePeriods/UnpaidAbsencePeriod`
export const PAID_PERIOD = `${ABSENCE}/PaidAbsence/PaidAbsencePeriods/PaidAbsencePeriod`
export const REIMB_PAYMENT = `${PAID_PERIOD}/ReimbApp/ReimbPayment`
/** Type of a Kela application */
export const REIMB_PAYMENT_TYPE = `${REIMB_PAYMENT}/PaymentType`
