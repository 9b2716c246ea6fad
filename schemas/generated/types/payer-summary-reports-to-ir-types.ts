// Generated from schemas/dictionary/PayerSummaryReportsToIRTypes.json by scripts/generate.ts. Do not edit.
import type { Hundredths } from '../../value-types.ts'

export interface AccidentInsurance {
  accInsProvId: Id
  accInsPolicyNo: string
}

export interface AccidentInsurances {
  accidentInsurance: AccidentInsurance[]
}

export interface Address {
  co?: string
  street?: string
  poBox?: string
  postalCode: string
  postOffice: string
  countryCode?: string
  countryName?: string
}

export interface ContactPerson {
  name: string
  telephone: string
  email?: string
  responsibilityCode?: number
}

export interface ContactPersons {
  contactPerson: ContactPerson[]
}

export interface DeliveryData {
  timestamp: string
  source: string
  deliveryDataType: number
  deliveryId: string
  faultyControl: number
  productionEnvironment: boolean
  deliveryDataOwner: Id
  deliveryDataCreator: Id
  deliveryDataSender: Id
  contactPersons: ContactPersons
  reportDate: string
  payer: Payer
  reports: Reports
}

export interface Id {
  type: number
  code: string
  countryCode?: string
  countryName?: string
}

export interface Payer {
  payerIds?: PayerIds
  payerBasic?: PayerBasic
  address?: Address
  subOrgs?: SubOrgs
  pensionInsurances?: PensionInsurances
  accidentInsurances?: AccidentInsurances
  payerOther?: PayerOther
}

export interface PayerBasic {
  missingId?: true
  companyName?: string
  lastName?: string
  firstName?: string
  birthDate?: string
  language?: number
}

export interface PayerIds {
  id: Id[]
}

export interface PayerOther {
  payerTypes: PayerTypes
}

export interface PayerSummaryReportsToIr {
  deliveryData: DeliveryData
}

export interface PayerTypes {
  code: number[]
}

export interface PaymentMonth {
  month: number
  year: number
}

export interface PensionInsurance {
  pensionProvIdCode: number
  pensionPolicyNo: string
}

export interface PensionInsurances {
  pensionInsurance: PensionInsurance[]
}

export interface Report {
  reportData: ReportData
  paymentMonth: PaymentMonth
  transactions: Transactions
}

export interface ReportData {
  actionCode: number
  irReportId?: string
  reportId?: string
  reportVersion?: number
}

export interface Reports {
  report: Report[]
}

export interface SubOrg {
  type: number
  code: string
}

export interface SubOrgs {
  subOrg: SubOrg[]
}

export interface Transaction {
  transactionBasic: TransactionBasic
}

export interface TransactionBasic {
  summaryTransactionCode: number
  amount?: Hundredths
}

export interface Transactions {
  transaction: Transaction[]
}
