import { signWritten, type Signer } from '#lib/xml/sign.ts'
import { soapEnvelope } from '#lib/xml/soap-envelope.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import type { InvalidationsToIr } from '#schemas/generated/types/invalidations-to-ir-types.ts'
import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'

/** A month's pay of `reports` people: four income lines, pension insurance, occupation. */
export const aPayroll = ({ businessId, reports, deliveryId }: { businessId: string; reports: number; deliveryId: string }): WageReportsToIr =>
  aWageDelivery().ofPayer(businessId).withDeliveryId(deliveryId)
    .withReports(reports, (report, index) => report.withReportId(`${deliveryId}-${index}`).paying(201, 3_000_00 + index).paying(207, 123_45).paying(402, 650_00).paying(413, 214_50))
    .build()

export const signedMessage = (delivery: WageReportsToIr, signer: Signer, root: 'WageReportsRequestToIR' | 'WageReportRequestToIR' = 'WageReportsRequestToIR'): string =>
  signWritten(writeMessage('WageReportsToIR', root, delivery), signer)

export const request = (message: string): Buffer => soapEnvelope(message)

/** Invalidates reports by the payer's references. */
export const invalidationOf = ({ deliveryData }: WageReportsToIr, deliveryId: string): InvalidationsToIr => {
  const { timestamp, productionEnvironment, deliveryDataOwner, deliveryDataCreator, deliveryDataSender, reports } = deliveryData
  return { deliveryData: {
    timestamp, deliveryDataType: 105, deliveryId, faultyControl: 1, productionEnvironment, deliveryDataOwner, deliveryDataCreator, deliveryDataSender,
    items: { item: reports.report.map(({ reportData }) => ({ itemId: reportData.reportId! })) },
  } }
}
