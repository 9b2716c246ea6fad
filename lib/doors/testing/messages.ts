import { X509Certificate } from 'node:crypto'
import { readMessage } from '#lib/xml/read-message.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { openSoapBody } from '#lib/xml/soap.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import { validate } from '#lib/xml/validate.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import type { DeliveryHead } from '#lib/register/delivery-head.ts'
import { fileOfNamespace } from '#schemas/dictionary.ts'
import type { AckFromIr, StatusRequestToIr, StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'
import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { services, type Operation, type OperationMode } from '#schemas/services.ts'
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

/** A delivery of any kind: its type says which message and operations are its own. */
export type AnyDelivery = { deliveryData: DeliveryHead }

/** The operation that brings a delivery in. */
export function operationFor({ deliveryData: { deliveryDataType } }: AnyDelivery, mode: OperationMode): { service: string; operation: Operation } {
  for (const { name, operations } of services) {
    const operation = operations.find((candidate) => candidate.mode === mode && candidate.dataTypes.includes(deliveryDataType))
    if (operation) return { service: name, operation }
  }
  throw new Error(`No operation of ${mode} for type ${deliveryDataType}`)
}

/** The signed message. @param mode ws-real-time: singular root, ws-delayed: plural root */
export function signedDelivery(signer: Pick<TestClient, 'key' | 'certificate'>, delivery: AnyDelivery, mode: OperationMode = 'ws-delayed'): string {
  const { file, element } = operationFor(delivery, mode).operation.input
  return signWritten(writeMessage(file, element, delivery), signer)
}

async function send<T>(register: TestRegister, client: TestClient, delivery: AnyDelivery, mode: OperationMode): Promise<T> {
  const { service, operation } = operationFor(delivery, mode)
  return readAnswer(register, await client.call(service, operation.name, signedDelivery(client, delivery, mode)))
}

export const sendDelayed = (register: TestRegister, client: TestClient, delivery: AnyDelivery): Promise<AckFromIr> => send(register, client, delivery, 'ws-delayed')

export const sendInRealTime = (register: TestRegister, client: TestClient, delivery: AnyDelivery): Promise<StatusResponseFromIr> => send(register, client, delivery, 'ws-real-time')

export async function askStatus(register: TestRegister, client: TestClient, query: Partial<StatusRequestToIr>): Promise<StatusResponseFromIr> {
  return readAnswer(register, await client.call('StatusService', 'GetDeliveryDataStatus', statusRequest(client, query)))
}

/** Sends delayed, waits for processing, and asks for the feedback. */
export async function feedbackOn(register: TestRegister, client: TestClient, delivery: AnyDelivery): Promise<StatusResponseFromIr> {
  const { ackData } = await sendDelayed(register, client, delivery)
  if (ackData.deliveryDataStatus !== 2) throw new Error(`Not taken in: ${JSON.stringify(ackData)}`)
  await register.untilIdle()
  const { deliveryDataOwner, deliveryDataType } = delivery.deliveryData
  return askStatus(register, client, { deliveryDataOwner, deliveryDataType, irDeliveryId: ackData.irDeliveryId! })
}
