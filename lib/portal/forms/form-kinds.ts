/** The kinds of report that can be filled in by hand. */
import type { NamespaceFile } from '#schemas/dictionary.ts'
import type { Right } from '#lib/identity/permissions.ts'
import { rulesOfMessage, type MessageRules } from '#schemas/rules/messages.ts'

export const formKinds = ['wage'] as const
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
  /** What the portal itself writes into every message, by path: nobody types it. */
  ours: ReadonlySet<string>
}

const HEAD = ['Timestamp', 'Source', 'DeliveryDataType', 'DeliveryId', 'FaultyControl', 'ProductionEnvironment', 'DeliveryDataOwner', 'DeliveryDataCreator', 'DeliveryDataSender']
  .map((name) => `DeliveryData/${name}`)
const REPORT_DATA = 'DeliveryData/Reports/Report/ReportData'

export const formDefinitions: Readonly<Record<FormKind, FormDefinition>> = {
  wage: {
    file: 'WageReportsToIR', types: 'WageReportsToIRTypes', deliveryDataType: 100, roots: { one: 'WageReportRequestToIR', many: 'WageReportsRequestToIR' },
    right: 'wage-reports.write', rules: rulesOfMessage('WageReportsRequestToIR')!,
    // Whoever files in the portal has an identifier, so MissingId of the payer is never true here.
    ours: new Set([...HEAD, `${REPORT_DATA}/ActionCode`, `${REPORT_DATA}/IRReportId`, `${REPORT_DATA}/ReportVersion`, 'DeliveryData/Payer/PayerBasic/MissingId']),
  },
}
