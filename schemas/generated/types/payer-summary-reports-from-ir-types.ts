// Generated from schemas/dictionary/PayerSummaryReportsFromIRTypes.json by scripts/generate.ts. Do not edit.
import type { Hundredths } from '../../value-types.ts'
import type { DeliveryErrors, MessageErrors } from './status-message-types.ts'

export interface AccidentInsurance {
  accInsProvId?: Id
  accInsPolicyNo?: string
}

export interface AccidentInsurances {
  accidentInsurance: AccidentInsurance[]
}

export interface Address {
  co?: string
  street?: string
  poBox?: string
  postalCode?: string
  postOffice?: string
  countryCode?: string
  countryName?: string
}

export interface ContactPerson {
  name?: string
  telephone?: string
  email?: string
  responsibilityCode?: number
}

export interface ContactPersons {
  contactPerson: ContactPerson[]
}

export interface DeliveryData {
  timestamp: string
  source?: string
  deliveryId?: string
  irDeliveryId: string
  deliveryToIrChannelCode?: number
  contactPersons?: ContactPersons
  reportDate?: string
  payer?: Payer
  deliveryDataOwner?: Id
  deliveryDataCreator?: Id
  deliveryDataSender?: Id
}

export interface Id {
  type?: number
  code?: string
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
  sensitiveInfoIncluded?: true
  payerTypes?: PayerTypes
}

export interface PayerSummaryReportsFromIr {
  subscription: Subscription
  query?: Query
  summary: Summary
  messageErrors?: MessageErrors
  deliveryErrors?: DeliveryErrors
  reports?: Reports
}

export interface PayerTypes {
  code: number[]
}

export interface PaymentMonth {
  month: number
  year: number
}

export interface PensionInsurance {
  pensionProvIdCode?: string
  pensionPolicyNo?: string
}

export interface PensionInsurances {
  pensionInsurance: PensionInsurance[]
}

export interface Query {
  irQueryId: string
  queryTimestamp: string
  queryTimespanStart: string
  queryTimespanEnd: string
}

export interface Report {
  deliveryData: DeliveryData
  reportData: ReportData
  paymentMonth: PaymentMonth
  transactions?: Transactions
}

export interface ReportData {
  irReportId: string
  reportId?: string
  reportStatus: number
  reportVersion: number
  receivedTimestamp: string
  createdTimestamp?: string
  versionReceivedTimestamp?: string
}

export interface Reports {
  report: Report[]
}

export interface SubOrg {
  type?: number
  code?: string
}

export interface SubOrgs {
  subOrg: SubOrg[]
}

export interface Subscription {
  queryDataType: number
  queryProfile?: string
  productionEnvironment: boolean
  irMainSubscriptionId?: string
  irSubscriptionId?: string
  mainSubscriptionId?: string
  subscriptionId?: string
}

export interface Summary {
  nrOfReports: number
}

export interface Transaction {
  transactionBasic: TransactionBasic
}

export interface TransactionBasic {
  summaryTransactionCode?: number
  amount?: Hundredths
}

export interface Transactions {
  transaction: Transaction[]
}
