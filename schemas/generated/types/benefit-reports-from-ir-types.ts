// Generated from schemas/dictionary/BenefitReportsFromIRTypes.json by scripts/generate.ts. Do not edit.
import type { Hundredths } from '../../value-types.ts'
import type { DeliveryErrors, MessageErrors } from './status-message-types.ts'

export interface Address {
  co?: string
  street?: string
  poBox?: string
  postalCode?: string
  postOffice?: string
  countryCode?: string
  countryName?: string
}

export interface BenefitReportsFromIr {
  subscription: Subscription
  query?: Query
  summary: Summary
  messageErrors?: MessageErrors
  deliveryErrors?: DeliveryErrors
  reports?: Reports
}

export interface BenefitUnit {
  unitCode?: number
  unitAmount?: Hundredths
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

export interface Deduction {
  deductionTransactionCode?: number
  deductionType?: number
  amount?: Hundredths
  origBenefitEarningPeriod?: OrigBenefitEarningPeriod
  incomeBeneficiary?: IncomeBeneficiary
  remittancePeriod?: RemittancePeriod
}

export interface Deductions {
  deduction: Deduction[]
}

export interface DeliveryData {
  timestamp: string
  source?: string
  deliveryId?: string
  irDeliveryId: string
  deliveryToIrChannelCode?: number
  paymentDate: string
  contactPersons?: ContactPersons
  payer?: Payer
  deliveryDataOwner?: Id
  deliveryDataCreator?: Id
  deliveryDataSender?: Id
}

export interface EarningPeriod {
  startDate?: string
  endDate?: string
}

export interface Id {
  type?: number
  code?: string
  countryCode?: string
  countryName?: string
}

export interface IncomeBeneficiary {
  sensitiveInfoIncluded?: true
  incomeBeneficiaryIds?: IncomeBeneficiaryIds
  incomeBeneficiaryBasic?: IncomeBeneficiaryBasic
  address?: Address
}

export interface IncomeBeneficiaryBasic {
  missingId?: true
  companyName?: string
  lastName?: string
  firstName?: string
  birthDate?: string
  gender?: number
  incomeBeneficiaryType?: number
}

export interface IncomeBeneficiaryIds {
  id: Id[]
}

export interface IncomeEarner {
  sensitiveInfoIncluded?: true
  incomeEarnerIds?: IncomeEarnerIds
  incomeEarnerBasic?: IncomeEarnerBasic
  address?: Address
  internationalData?: InternationalData
}

export interface IncomeEarnerBasic {
  missingId?: true
  companyName?: string
  lastName?: string
  firstName?: string
  birthDate?: string
  gender?: number
}

export interface IncomeEarnerIds {
  id: Id[]
}

export interface Insurance {
  insuranceNo?: string
  insurancePolicyHolder?: InsurancePolicyHolder
}

export interface InsurancePolicyHolder {
  sensitiveInfoIncluded?: true
  insurancePolicyHolderIds?: InsurancePolicyHolderIds
  insurancePolicyHolderBasic?: InsurancePolicyHolderBasic
  address?: Address
}

export interface InsurancePolicyHolderBasic {
  missingId?: true
  companyName?: string
  lastName?: string
  firstName?: string
  birthDate?: string
  gender?: number
}

export interface InsurancePolicyHolderIds {
  id: Id[]
}

export interface InternationalData {
  nonResident?: true
  nonResidentCountryCode?: string
  nonResidentCountryName?: string
  subToWithhold?: true
}

export interface OrigBenefitEarningPeriod {
  paymentDate?: string
  startDate?: string
  endDate?: string
}

export interface OrigEarningPeriod {
  paymentDate?: string
  startDate?: string
  endDate?: string
}

export interface Payer {
  payerIds?: PayerIds
  payerBasic?: PayerBasic
  address?: Address
  subOrgs?: SubOrgs
}

export interface PayerBasic {
  companyName: string
}

export interface PayerIds {
  id: Id[]
}

export interface Query {
  irQueryId: string
  queryTimestamp: string
  queryTimespanStart: string
  queryTimespanEnd: string
}

export interface RecourseData {
  recoursePaymentDate: string
}

export interface RecoveryData {
  recoveryDate?: string
  withhold?: Hundredths
  taxAtSource?: Hundredths
  origEarningPeriod?: OrigEarningPeriod
}

export interface RemittancePeriod {
  startDate?: string
  endDate?: string
}

export interface Report {
  deliveryData: DeliveryData
  reportData: ReportData
  incomeEarner?: IncomeEarner
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
  transactionBasic?: TransactionBasic
  earningPeriod?: EarningPeriod
  benefitUnit?: BenefitUnit
  transactionOther?: TransactionOther
  recoveryData?: RecoveryData
  recourseData?: RecourseData
  insurance?: Insurance
  deductions?: Deductions
}

export interface TransactionBasic {
  transactionCode?: number
  retroactiveTransactionCode?: number
  amount?: Hundredths
  taxTreatment?: number
  oneOff?: true
  unjustEnrichment?: true
  recovery?: true
  unpromptedRefund?: true
  delayIncrease?: true
  recourse?: true
  paymentReallocation?: true
  noTaxEffect?: true
}

export interface TransactionOther {
  nonresidentPensionBasis: number
}

export interface Transactions {
  transaction: Transaction[]
}
