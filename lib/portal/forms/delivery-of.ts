import type { PartyId } from '#schemas/parties.ts'
import { formDefinitions, type FormKind } from './form-kinds.ts'

export type Report = { reportData: Record<string, unknown> } & Record<string, unknown>
export type Delivery = { deliveryData: { reports: { report: Report[] } } & Record<string, unknown> }

export type Head = {
  owner: PartyId
  deliveryId: string
  at: Date
  environment: 'test' | 'production'
  /** where it was typed; the e-service, unless it says so */
  source?: string
  /** the report that is replaced */
  replaces?: { irReportId: string }
  /** for reports without a reference of their own (D-127) */
  reference(): string
}

const NEW_REPORT = 1
const REPLACEMENT = 2
/** Of several reports the good ones are taken, the faulty ones come back. */
const REJECT_ONLY_FAULTY = 1

/** The whole message: what was typed, and what the portal writes. The payer files for itself, with the e-service (D-54). */
export function deliveryOf(kind: FormKind, typed: Readonly<Record<string, unknown>>, { owner, deliveryId, at, environment, source = 'E-service', replaces, reference }: Head): Delivery {
  const { report } = (typed['reports'] ?? { report: [] }) as { report: Report[] }
  return {
    deliveryData: {
      ...typed,
      timestamp: at.toISOString(), source, deliveryDataType: formDefinitions[kind].deliveryDataType, deliveryId, faultyControl: REJECT_ONLY_FAULTY,
      productionEnvironment: environment === 'production', deliveryDataOwner: owner, deliveryDataCreator: owner, deliveryDataSender: owner,
      reports: {
        report: report.map((one) => ({
          ...one,
          reportData: replaces
            ? { ...one.reportData, actionCode: REPLACEMENT, irReportId: replaces.irReportId }
            : { ...one.reportData, actionCode: NEW_REPORT, reportId: one.reportData['reportId'] ?? reference() },
        })),
      },
    },
  }
}
