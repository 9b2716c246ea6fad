// Generated from schemas/dictionary/WageReportSummaryFromIRTypes.json by scripts/generate.ts. Do not edit.
import type { Hundredths } from '../../value-types.ts'

export interface AccidentInsurance {
  accInsProvId?: Id
  accInsPolicyNo?: string
  noAccInsPolicyNo?: true
}

export interface AccidentInsuranceIncome {
  subToAccInsContribution: Hundredths
  recoverySubToAccInsContribution: Hundredths
}

export interface AccInsPolicyNumbersSummary {
  accInsPolicyNumberSummary: AccInsPolicyNumberSummary[]
}

export interface AccInsPolicyNumberSummary {
  accidentInsurance: AccidentInsurance
  accidentInsuranceIncome: AccidentInsuranceIncome
}

export interface Id {
  type: number
  code: string
  countryCode?: string
  countryName?: string
}

export interface Income {
  incomeTotal?: Hundredths
  subToPensionInsContribution?: Hundredths
  subToAccInsContribution?: Hundredths
  subToUnemploymentInsContribution?: Hundredths
  subToHealthInsContribution?: Hundredths
  employeePensionInsContribution?: Hundredths
  employeeUnemploymentInsContribution?: Hundredths
  employeeHealthInsContribution?: Hundredths
  withholding?: Hundredths
  taxAtSource?: Hundredths
}

export interface IncomeEarner {
  incomeEarnerId?: Id
  birthDate?: string
  missingIdentification?: true
}

export interface IncomeEarnerIncome {
  noIncome?: true
  incomeSummary?: IncomeSummary
}

export interface IncomeEarnersSummary {
  incomeEarnerSummary: IncomeEarnerSummary[]
}

export interface IncomeEarnerSummary {
  incomeEarner: IncomeEarner
  incomeEarnerIncome: IncomeEarnerIncome
}

export interface IncomeSummary {
  reporterSubTypeIncome: ReporterSubTypeIncome
}

export interface Payer {
  payerId: Id
  subOrg?: SubOrg
}

export interface PaymentDateSummary {
  paymentDate: string
  wageReportCount: number
  incomeTotal: Hundredths
  subToPensionInsContribution: Hundredths
  subToAccInsContribution: Hundredths
  subToUnemploymentInsContribution: Hundredths
  subToHealthInsContribution: Hundredths
  employeePensionInsContribution: Hundredths
  employeeUnemploymentInsContribution: Hundredths
  employeeHealthInsContribution: Hundredths
  withholding: Hundredths
  taxAtSource: Hundredths
  unjustEnrichmentTotal: Hundredths
  recoveryTotal: Hundredths
  recoverySubToPensionInsContribution: Hundredths
  recoverySubToAccInsContribution: Hundredths
  recoverySubToUnemploymentInsContribution: Hundredths
  recoverySubToHealthInsContribution: Hundredths
  incomeEarnersSummary: IncomeEarnersSummary
  pensionPolicyNumbersSummary: PensionPolicyNumbersSummary
  accInsPolicyNumbersSummary: AccInsPolicyNumbersSummary
}

export interface PensionInsurance {
  pensionProvIdCode?: number
  pensionPolicyNo?: string
  noPensionPolicyNo?: true
}

export interface PensionInsuranceIncome {
  subToPensionInsContribution: Hundredths
  recoverySubToPensionInsContribution: Hundredths
}

export interface PensionPolicyNumbersSummary {
  pensionPolicyNumberSummary: PensionPolicyNumberSummary[]
}

export interface PensionPolicyNumberSummary {
  pensionInsurance: PensionInsurance
  pensionInsuranceIncome: PensionInsuranceIncome
}

export interface Query {
  irQueryId: string
  queryTimestamp: string
}

export interface Recovery {
  recoveryTotal?: Hundredths
  recoverySubToPensionInsContribution?: Hundredths
  recoverySubToAccInsContribution?: Hundredths
  recoverySubToUnemploymentInsContribution?: Hundredths
  recoverySubToHealthInsContribution?: Hundredths
}

export interface ReporterSubTypeIncome {
  reporterSubType: number
  income?: Income
  unjustEnrichment?: UnjustEnrichment
  recovery?: Recovery
}

export interface SubOrg {
  type: number
  code: string
}

export interface Subscription {
  queryDataType: number
  productionEnvironment: boolean
  irMainSubscriptionId: string
  irSubscriptionId: string
  mainSubscriptionId: string
  subscriptionId: string
}

export interface Summary {
  nrOfReports: number
}

export interface UnjustEnrichment {
  unjustEnrichmentTotal: Hundredths
}

export interface WageReportPaymentDatesSummary {
  paymentDateSummary: PaymentDateSummary[]
}

export interface WageReportSummaryFromIr {
  subscription: Subscription
  query: Query
  summary: Summary
  payer: Payer
  wageReportPaymentDatesSummary?: WageReportPaymentDatesSummary
}
