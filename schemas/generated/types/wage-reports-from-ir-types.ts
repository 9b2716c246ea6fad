// Generated from schemas/dictionary/WageReportsFromIRTypes.json by scripts/generate.ts. Do not edit.
import type { Hundredths } from '../../value-types.ts'
import type { DeliveryErrors, MessageErrors } from './status-message-types.ts'

export interface Absence {
  absenceRepStartDate?: string
  absenceRepEndDate?: string
  unpaidAbsence?: UnpaidAbsence
  paidAbsence?: PaidAbsence
}

export interface AccidentInsurance {
  accInsProvId?: Id
  accInsPolicyNo?: string
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

export interface Addresses {
  typedAddress: TypedAddress[]
}

export interface CarBenefit {
  carBenefitCode?: number
  ageGroupCode?: number
  kilometers?: number
  emissionsValue?: Hundredths
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

export interface DailyAllowance {
  allowanceCode: number[]
}

export interface DeliveryData {
  timestamp: string
  source?: string
  deliveryId?: string
  irDeliveryId: string
  deliveryToIrChannelCode?: number
  paymentPeriod: PaymentPeriod
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

export interface EarningPeriods {
  earningPeriod: EarningPeriod[]
}

export interface EmployeeMax183D {
  countryCode: string
}

export interface Employment {
  employed?: boolean
  employmentCode?: number
  termCode?: number
  partTime?: Hundredths
  hoursPerWeek?: Hundredths
  paymentTypes?: PaymentTypes
  employmentPeriods?: EmploymentPeriods
  employmentEndings?: EmploymentEndings
}

export interface EmploymentEnding {
  type?: number
  code?: string
}

export interface EmploymentEndings {
  employmentEnding: EmploymentEnding[]
}

export interface EmploymentPeriods {
  period: Period[]
}

export interface EmploymentReg {
  type?: number
  code?: string
}

export interface EmploymentRegs {
  employmentReg: EmploymentReg[]
}

export interface FinServiceRecipient {
  finServiceRecipientIds: FinServiceRecipientIds
}

export interface FinServiceRecipientIds {
  id: Id[]
}

export interface ForeignLeasedWork {
  representative?: Representative
  estAmount?: Hundredths
  finServiceRecipient?: FinServiceRecipient
}

export interface Id {
  type?: number
  code?: string
  countryCode?: string
  countryName?: string
}

export interface IncomeEarner {
  incomeEarnerIds?: IncomeEarnerIds
  incomeEarnerBasic?: IncomeEarnerBasic
  addresses?: Addresses
  subOrgs?: SubOrgs
  employment?: Employment
  professions?: Professions
  employmentRegs?: EmploymentRegs
  placeOfBusiness?: PlaceOfBusiness
  pensionInsurance?: PensionInsurance
  accidentInsurance?: AccidentInsurance
  insuranceExceptions?: InsuranceExceptions
  internationalData?: InternationalData
  incomeEarnerOther?: IncomeEarnerOther
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

export interface IncomeEarnerOther {
  sensitiveInfoIncluded?: true
  cbaCode?: number
  incomeEarnerTypes?: IncomeEarnerTypes
  payments?: Payments
}

export interface IncomeEarnerTypes {
  incomeEarnerType: number[]
}

export interface InsuranceData {
  transactionInclusion: TransactionInclusion[]
}

export interface InsuranceExceptions {
  exceptionCode: number[]
}

export interface InternationalData {
  postedCertCode?: number
  nonResident?: true
  nonResidentCountryCode?: string
  nonResidentCountryName?: string
  subToWithhold?: true
  taxTreatyCountryCode?: string
  workForm?: WorkForm
}

export interface KmAllowance {
  kilometers: number
}

export interface MealBenefit {
  taxValue: true
}

export interface Nt1Address {
  co?: string
  countryCode?: string
  countryName?: string
  poBox?: string
  postalCode?: string
  postOffice?: string
  street?: string
}

export interface OrigPaymentPeriod {
  paymentDate?: string
  startDate?: string
  endDate?: string
}

export interface OrigPaymentPeriods {
  origPaymentPeriod: OrigPaymentPeriod[]
}

export interface OtherBenefit {
  benefitCode: number[]
}

export interface PaidAbsence {
  paidAbsencePeriods: PaidAbsencePeriods
}

export interface PaidAbsencePeriod {
  startDate?: string
  endDate?: string
  absenceDays?: number
  absenceUntil?: string
  causeCode?: number
  amount?: Hundredths
  reimbApp?: ReimbApp
  paidAbsencePeriodInfo?: string
}

export interface PaidAbsencePeriods {
  paidAbsencePeriod: PaidAbsencePeriod[]
}

export interface Payer {
  payerIds?: PayerIds
  payerBasic?: PayerBasic
  address?: Address
  subOrgs?: SubOrgs
  payerOther?: PayerOther
  substitutePayer?: SubstitutePayer
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

export interface PayerTypes {
  code: number[]
}

export interface Payment {
  paymentType?: number
  paymentRef?: string
  paymentSpecifier?: string
}

export interface PaymentPeriod {
  paymentDate: string
  startDate: string
  endDate: string
}

export interface Payments {
  payment: Payment[]
}

export interface PaymentTypes {
  paymentType: number[]
}

export interface PensionInsurance {
  pensionActCode?: number
  pensionProvIdCode?: number
  pensionPolicyNo?: string
}

export interface Period {
  startDate?: string
  endDate?: string
}

export interface PlaceOfBusiness {
  code?: string
  street?: string
  postalCode?: string
  postOffice?: string
  countryCode?: string
  countryName?: string
}

export interface Profession {
  type?: number
  code?: string
  title?: string
}

export interface Professions {
  profession: Profession[]
}

export interface Query {
  irQueryId: string
  queryTimestamp: string
  queryTimespanStart: string
  queryTimespanEnd: string
}

export interface RecoveryData {
  recoveryDate?: string
  withhold?: Hundredths
  taxAtSource?: Hundredths
  origPaymentPeriods?: OrigPaymentPeriods
}

export interface ReimbApp {
  reimbPayment: ReimbPayment[]
}

export interface ReimbPayment {
  paymentType?: number
  paymentRef?: string
  paymentSpecifier?: string
}

export interface Remunerations {
  remunerationCode: number[]
}

export interface Report {
  deliveryData: DeliveryData
  reportData: ReportData
  incomeEarner?: IncomeEarner
  transactions?: Transactions
  foreignLeasedWork?: ForeignLeasedWork
  stayPeriodsInFinland?: StayPeriodsInFinland
  workPeriodsInFinland?: WorkPeriodsInFinland
  workCountries?: WorkCountries
  absence?: Absence
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

export interface Representative {
  sensitiveInfoIncluded?: true
  representativeIds?: RepresentativeIds
  name?: string
  address?: Address
  representativeReports?: true
}

export interface RepresentativeIds {
  id: Id[]
}

export interface SailorIncome {
  sailorIncome?: true
  crossTradeTime?: number
  withdrawalPeriod?: WithdrawalPeriod
}

export interface ServiceRecipient {
  sensitiveInfoIncluded?: true
  serviceRecipientIds?: ServiceRecipientIds
  name?: string
  serviceRecipientAddress?: ServiceRecipientAddress
}

export interface ServiceRecipientAddress {
  co?: string
  street?: string
  poBox?: string
  postalCode?: string
  postOffice?: string
  countryCode?: string
  countryName?: string
}

export interface ServiceRecipientIds {
  id: Id[]
}

export interface SixMonthRule {
  applicable?: boolean
  countryCode?: string
  countryName?: string
}

export interface StayPeriod {
  startDate?: string
  endDate?: string
}

export interface StayPeriodsAbroad {
  period: StayPeriod[]
}

export interface StayPeriodsInFinland {
  noStayPeriods?: true
  period?: StayPeriod[]
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

export interface SubstitutePayer {
  acts?: true
  employerId?: Id
  employerName?: string
  wageSec?: true
}

export interface Summary {
  nrOfReports: number
}

export interface Transaction {
  transactionBasic?: TransactionBasic
  insuranceData?: InsuranceData
  earningPeriods?: EarningPeriods
  unitWages?: UnitWages
  carBenefit?: CarBenefit
  mealBenefit?: MealBenefit
  otherBenefit?: OtherBenefit
  sailorIncome?: SailorIncome
  recoveryData?: RecoveryData
  dailyAllowance?: DailyAllowance
  kmAllowance?: KmAllowance
  sixMonthRule?: SixMonthRule
}

export interface TransactionBasic {
  transactionCode?: number
  amount?: Hundredths
  noMoney?: true
  oneOff?: true
  unjustEnrichment?: true
  recovery?: true
}

export interface TransactionInclusion {
  insuranceCode?: number
  included?: boolean
}

export interface Transactions {
  transaction: Transaction[]
}

export interface TypedAddress {
  addressType?: number
  co?: string
  street?: string
  poBox?: string
  postalCode?: string
  postOffice?: string
  countryCode?: string
  countryName?: string
}

export interface UnitWage {
  unitPrice?: Hundredths
  unitAmount?: Hundredths
  unitCode?: number
}

export interface UnitWages {
  unitWage: UnitWage[]
}

export interface UnpaidAbsence {
  unpaidAbsencePeriods: UnpaidAbsencePeriods
}

export interface UnpaidAbsencePeriod {
  startDate?: string
  endDate?: string
  absenceDays?: number
  causeCode?: number
}

export interface UnpaidAbsencePeriods {
  unpaidAbsencePeriod: UnpaidAbsencePeriod[]
}

export interface WageReportsFromIr {
  subscription: Subscription
  query?: Query
  summary: Summary
  messageErrors?: MessageErrors
  deliveryErrors?: DeliveryErrors
  reports?: Reports
}

export interface WithdrawalPeriod {
  startDate?: string
  endDate?: string
}

export interface WorkCountries {
  workCountry: WorkCountry[]
}

export interface WorkCountry {
  workCountryCode?: string
  workCountryName?: string
  workMunicipalities?: WorkMunicipalities
  workCountryAddress?: WorkCountryAddress
  serviceRecipient?: ServiceRecipient
  stayPeriodsAbroad?: StayPeriodsAbroad
  workPeriodsAbroad?: WorkPeriodsAbroad
  taxingRight?: boolean
  burdensResultOfPe?: boolean
  wagePerMonth?: Hundredths
  remunerations?: Remunerations
}

export interface WorkCountryAddress {
  co?: string
  street?: string
  poBox?: string
  postalCode?: string
  postOffice?: string
  countryCode?: string
  countryName?: string
}

export interface WorkForm {
  formCode: number[]
}

export interface WorkMunicipalities {
  workMunicipality: string[]
}

export interface WorkPeriodInFinland {
  startDate?: string
  endDate?: string
  workDays?: number
}

export interface WorkPeriodsAbroad {
  period: Period[]
}

export interface WorkPeriodsInFinland {
  workPeriodInFinland: WorkPeriodInFinland[]
}
