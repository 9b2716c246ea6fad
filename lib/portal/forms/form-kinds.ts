/** The kinds of report that can be filled in by hand. */
import type { NamespaceFile } from '#schemas/dictionary.ts'
import type { Right } from '#lib/identity/permissions.ts'
import { rulesOfMessage, type MessageRules } from '#schemas/rules/messages.ts'

export const formKinds = ['wage', 'separate', 'benefit'] as const
export type FormKind = (typeof formKinds)[number]

export type FormDefinition = {
  /** file with the root elements */
  file: NamespaceFile
  /** file with the types below them */
  types: NamespaceFile
  deliveryDataType: number
  /** root of a message with exactly one report, for the real-time Web Service; and of any other */
  roots: { one: string; many: string }
  right: Right
  rules: MessageRules
  /** field of the date that decides which rules hold, as the form names it (D-14) */
  dateField: string
  /** What the portal itself writes into every message, by path: nobody types it. */
  ours: ReadonlySet<string>
}

const HEAD = ['Timestamp', 'Source', 'DeliveryDataType', 'DeliveryId', 'FaultyControl', 'ProductionEnvironment', 'DeliveryDataOwner', 'DeliveryDataCreator', 'DeliveryDataSender']
  .map((name) => `DeliveryData/${name}`)
const REPORT_DATA = 'DeliveryData/Reports/Report/ReportData'

/** What the portal writes into reports of every kind. */
const ours = (...more: string[]): ReadonlySet<string> => new Set([...HEAD, `${REPORT_DATA}/ActionCode`, `${REPORT_DATA}/IRReportId`, `${REPORT_DATA}/ReportVersion`, ...more])

/** Whoever files in the portal has an identifier. */
const PAYER_WITHOUT_ID = 'DeliveryData/Payer/PayerBasic/MissingId'

export const formDefinitions: Readonly<Record<FormKind, FormDefinition>> = {
  wage: {
    file: 'WageReportsToIR', types: 'WageReportsToIRTypes', deliveryDataType: 100, roots: { one: 'WageReportRequestToIR', many: 'WageReportsRequestToIR' },
    right: 'wage-reports.write', rules: rulesOfMessage('WageReportsRequestToIR')!, dateField: 'paymentPeriod.paymentDate', ours: ours(PAYER_WITHOUT_ID),
  },
  separate: {
    file: 'PayerSummaryReportsToIR', types: 'PayerSummaryReportsToIRTypes', deliveryDataType: 101, roots: { one: 'PayerSummaryReportRequestToIR', many: 'PayerSummaryReportsRequestToIR' },
    right: 'wage-reports.write', rules: rulesOfMessage('PayerSummaryReportsRequestToIR')!, dateField: 'reportDate', ours: ours(PAYER_WITHOUT_ID),
  },
  benefit: {
    file: 'BenefitReportsToIR', types: 'BenefitReportsToIRTypes', deliveryDataType: 102, roots: { one: 'BenefitReportRequestToIR', many: 'BenefitReportsRequestToIR' },
    right: 'benefit-reports.write', rules: rulesOfMessage('BenefitReportsRequestToIR')!, dateField: 'paymentDate', ours: ours(),
  },
}
