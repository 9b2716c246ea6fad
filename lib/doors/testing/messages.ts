import { X509Certificate } from 'node:crypto'
import { readMessage } from '#lib/xml/read-message.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { openSoapBody } from '#lib/xml/soap.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import { validate } from '#lib/xml/validate.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { fileOfNamespace } from '#schemas/dictionary.ts'
import type { AckFromIr, StatusRequestToIr, StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'
import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import type { Answer, TestClient, TestRegister } from './test-register.ts'

export const wageReports = (client: TestClient, delivery: WageReportsToIr): string =>
  signWritten(writeMessage('WageReportsToIR', 'WageReportsRequestToIR', delivery), client)

export const wageReport = (client: TestClient, delivery: WageReportsToIr): string =>
  signWritten(writeMessage('WageReportsToIR', 'WageReportRequestToIR', delivery), client)

export const echo = (client: TestClient, data: string): string => signWritten(writeMessage('Echo', 'Echo', { data }), client)

export function statusRequest(client: TestClient, query: Partial<StatusRequestToIr>): string {
  const self = { type: 1, code: client.businessId }
  return signWritten(writeMessage('StatusRequestToIR', 'StatusRequestToIR', {
    timestamp: '2026-06-12T10:00:00+03:00', deliveryDataType: 100, productionEnvironment: false,
    deliveryDataOwner: self, deliveryDataCreator: self, deliveryDataSender: self, ...query,
  }), client)
}

/** The value of a business answer, which must be schema-valid and signed by the register. */
export function readAnswer<T>(register: Pick<TestRegister, 'authority'>, answer: Answer): T {
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${answer.text.slice(0, 500)}`)
  const opened = openSoapBody(answer.body, { bytesMax: 1e9 })
  if (!opened.ok) throw new Error(opened.errors[0]!.message)
  using document = opened.document
  const file = fileOfNamespace(document.root().namespace)
  const errors = validate(document, file)
  if (errors.length > 0) throw new Error(`The answer is not valid: ${JSON.stringify(errors[0])}`)
  const verification = verifySignature(document)
  if (!verification.valid) throw new Error(verification.reason)
  const [services] = register.authority.chainOf('services')
  if (!verification.certificate.checkIssued(services as X509Certificate) || !verification.certificate.verify(services!.publicKey)) throw new Error('Not signed by the register')
  return readMessage<T>(document, file).value
}

export async function sendDelayed(register: TestRegister, client: TestClient, delivery: WageReportsToIr): Promise<AckFromIr> {
  return readAnswer(register, await client.call('WageReportService', 'SendWageReports', wageReports(client, delivery)))
}

export async function sendInRealTime(register: TestRegister, client: TestClient, delivery: WageReportsToIr): Promise<StatusResponseFromIr> {
  return readAnswer(register, await client.call('WageReportService', 'SendWageReport', wageReport(client, delivery)))
}

export async function askStatus(register: TestRegister, client: TestClient, query: Partial<StatusRequestToIr>): Promise<StatusResponseFromIr> {
  return readAnswer(register, await client.call('StatusService', 'GetDeliveryDataStatus', statusRequest(client, query)))
}

/** Sends delayed, waits for processing, and asks for the feedback. */
export async function feedbackOn(register: TestRegister, client: TestClient, delivery: WageReportsToIr): Promise<StatusResponseFromIr> {
  const { ackData } = await sendDelayed(register, client, delivery)
  if (ackData.deliveryDataStatus !== 2) throw new Error(`Not taken in: ${JSON.stringify(ackData)}`)
  await register.untilIdle()
  return askStatus(register, client, { deliveryDataOwner: delivery.deliveryData.deliveryDataOwner, irDeliveryId: ackData.irDeliveryId! })
}
