// Generated from schemas/dictionary/DataRequestToIR.json by scripts/generate.ts. Do not edit.
import type { DataRequestToIr } from './main-subscription-types.ts'

/** Root element `MessagesRequestToIR`. */
export type MessagesRequestToIrRoot = DataRequestToIr

/** Root element `PayerSummaryReportsOnePayerRequestToIR`. */
export type PayerSummaryReportsOnePayerRequestToIrRoot = DataRequestToIr

/** Root element `PayerSummaryReportsOnePolicyNoRequestToIR`. */
export type PayerSummaryReportsOnePolicyNoRequestToIrRoot = DataRequestToIr

/** Root element `WageReportsOneIncomeEarnerRequestToIR`. */
export type WageReportsOneIncomeEarnerRequestToIrRoot = DataRequestToIr

/** Root element `WageReportsOnePayerRequestToIR`. */
export type WageReportsOnePayerRequestToIrRoot = DataRequestToIr

/** Root element `WageReportsOnePayerOneIncomeEarnerRequestToIR`. */
export type WageReportsOnePayerOneIncomeEarnerRequestToIrRoot = DataRequestToIr

/** Root element `WageReportsOnePolicyNoRequestToIR`. */
export type WageReportsOnePolicyNoRequestToIrRoot = DataRequestToIr

/** Root element `BenefitReportsOneIncomeEarnerRequestToIR`. */
export type BenefitReportsOneIncomeEarnerRequestToIrRoot = DataRequestToIr

/** Root element `BenefitReportsOnePayerOneIncomeEarnerRequestToIR`. */
export type BenefitReportsOnePayerOneIncomeEarnerRequestToIrRoot = DataRequestToIr

/** Root element `BenefitReportsOneIRReportIdRequestToIR`. */
export type BenefitReportsOneIrReportIdRequestToIrRoot = DataRequestToIr
