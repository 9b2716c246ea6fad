/** One SOAP call from the bytes of its body to the bytes of its answer. Runs in a worker thread. */
import type { RegisterContext } from '#lib/register/context.ts'
import { answerEcho } from '#lib/register/echo/answer-echo.ts'
import { answerNotInUse } from '#lib/register/not-in-use/answer-not-in-use.ts'
import type { DeliveryValue } from '#lib/register/delivery-kind.ts'
import { deliveryKindOf } from '#lib/register/delivery-kinds.ts'
import { acknowledgement, passingFeedback } from '#lib/register/feedback/answers.ts'
import { receiveDelivery, type ReceptionResult } from '#lib/register/intake/receive-delivery.ts'
import { receiveInRealTime } from '#lib/register/intake/receive-in-real-time.ts'
import type { ReceivedDelivery } from '#lib/register/intake/received-delivery.ts'
import { answerStatusRequest } from '#lib/register/status/answer-status-request.ts'
import type { XmlError } from '#lib/xml/errors.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { openSoapBody } from '#lib/xml/soap.ts'
import { soapEnvelope, soapFault } from '#lib/xml/soap-envelope.ts'
import type { XmlTree } from '#lib/xml/tree.ts'
import { validate } from '#lib/xml/validate.ts'
import { verifySignature, type Verification } from '#lib/xml/verify.ts'
import { dictionary } from '#schemas/dictionary.ts'
import type { EchoMessage } from '#schemas/generated/types/echo.ts'
import type { StatusRequestToIr } from '#schemas/generated/types/status-message-types.ts'
import { services, type Operation, type Service } from '#schemas/services.ts'
import { violation } from '#schemas/rules/violation.ts'
import { headOf } from '#lib/register/delivery-head.ts'
import type { WsRequest, WsResponse } from './ws-message.ts'

export type AnswerOptions = {
  context: RegisterContext
  bytesMax: number
  /** A delayed delivery has been committed: its value, before anybody has to read it again. */
  onTakenIn: (taken: { arrivalNo: number; ownerKey: string; value: DeliveryValue; bytes: number }) => void
}

/** Never throws for anything that is in the request; what the register itself cannot do is status 0 (PR-145). */
export async function answerRequest(options: AnswerOptions, request: WsRequest): Promise<WsResponse> {
  const service = services.find(({ name }) => name === request.service)
  if (!service) throw new Error(`No service ${request.service}`)
  const opened = openSoapBody(request.body, { bytesMax: options.bytesMax })
  if (!opened.ok) return fault('The message is not a SOAP 1.1 envelope with a well-formed message', opened.errors)
  using document = opened.document
  const operation = operationOf(service, document)
  if (!operation) return fault(`The message is none of ${service.name}`)
  if (request.soapAction !== '' && request.soapAction !== operation.name) return fault(`SOAPAction ${operation.name} belongs to this message, another was sent`, [], operation)
  const invalid = validate(document, operation.input.file)
  if (invalid.length > 0) return fault('The message does not conform to its schema', invalid, operation)
  const verification = verifySignature(document)
  const read = readMessage(document, operation.input.file)
  if (read.errors.length > 0) return fault('The message does not conform to its schema', read.errors, operation)
  return answerOperation(options, request, operation, read.value, verification)
}

function operationOf(service: Service, document: XmlTree): Operation | undefined {
  const { localName, namespace } = document.root()
  return service.operations.find(({ input }) => input.element === localName && dictionary[input.file].namespace === namespace)
}

async function answerOperation(options: AnswerOptions, request: WsRequest, operation: Operation, value: unknown, verification: Verification): Promise<WsResponse> {
  const { context } = options
  const signer = verification.valid ? await context.authority.trustOf(verification.certificate) : undefined
  switch (operation.mode) {
    case 'echo':
      if (!verification.valid) return fault(`The signature of the Echo is not accepted: ${verification.reason}`, [], operation)
      if (!signer?.trusted) return fault(`The certificate that signed the Echo is not accepted: ${signer?.reason}`, [], operation)
      return answer(operation, 'echo', answerEcho(context, value as EchoMessage))
    case 'query':
      if (operation.name !== 'GetDeliveryDataStatus') return answer(operation, 'not-in-use', answerNotInUse(context, operation))
      return orStatusZero(operation, context, undefined, async () =>
        answer(operation, 'status', await answerStatusRequest(context, { request: value as StatusRequestToIr, verification, signer, sender: request.sender })))
    case 'ws-delayed':
    case 'ws-real-time': {
      const delivery = value as DeliveryValue
      const kind = deliveryKindOf(operation.input.file, delivery.deliveryData.deliveryDataType)
      if (!kind) return answer(operation, 'not-in-use', answerNotInUse(context, operation, headOf(delivery.deliveryData)))
      const received: ReceivedDelivery = {
        kind, value: delivery, bytes: request.body, enveloped: true, channel: request.irChannel ?? operation.mode, ...(request.arrivedOn !== undefined && { arrivedOn: request.arrivedOn }),
        realTime: operation.mode === 'ws-real-time', verification, signer, sender: request.sender,
      }
      return orStatusZero(operation, context, delivery, () => (received.realTime ? answerRealTime(operation, context, received) : answerDelayed(operation, options, received)))
    }
    default:
      return operation.mode satisfies never
  }
}

async function answerDelayed(operation: Operation, { context, onTakenIn }: AnswerOptions, received: ReceivedDelivery): Promise<WsResponse> {
  const result: ReceptionResult = await receiveDelivery(context, received)
  if (!result.accepted) return answer(operation, 'rejected', acknowledgement(context, result.head, { status: 4, violations: result.violations }))
  const response = answer(operation, 'taken-in', acknowledgement(context, result.head, result), result.irDeliveryId)
  onTakenIn({ arrivalNo: result.arrivalNo, ownerKey: result.ownerKey, value: received.value, bytes: received.bytes.byteLength })
  return response
}

async function answerRealTime(operation: Operation, context: RegisterContext, received: ReceivedDelivery): Promise<WsResponse> {
  const result = await receiveInRealTime(context, received)
  if (result.processed) return answer(operation, 'processed', result.feedback)
  if ('violations' in result) return answer(operation, 'rejected', passingFeedback(context, { status: 4, head: result.head, violations: result.violations }))
  return answer(operation, 'waiting', passingFeedback(context, { status: 2, head: result.head, irDeliveryId: result.irDeliveryId }))
}

/** PR-145: reception or query failed technically; the sender does the same again. */
async function orStatusZero(operation: Operation, context: RegisterContext, delivery: DeliveryValue | undefined, work: () => Promise<WsResponse>): Promise<WsResponse> {
  const technicalError = (): WsResponse => {
    const violations = [violation('PR-145', 'MessageErrors')]
    const head = delivery && headOf(delivery.deliveryData)
    const message = operation.output.element === 'AckFromIR' && head ? acknowledgement(context, head, { status: 0, violations }) : passingFeedback(context, { status: 0, head, violations })
    return answer(operation, 'failed', message)
  }
  if (context.faults['ws-technical-error']) return technicalError()
  try {
    return await work()
  } catch (error) {
    context.log.error({ err: error, operation: operation.name }, 'request failed')
    return technicalError()
  }
}

const answer = (operation: Operation, outcome: string, message: string | Uint8Array, irDeliveryId?: string): WsResponse =>
  ({ status: 200, body: soapEnvelope(message), told: { operation: operation.name, outcome, irDeliveryId } })

const fault = (faultstring: string, errors: readonly XmlError[] = [], operation?: Operation): WsResponse =>
  ({ status: 500, body: soapFault({ faultcode: 'Client', faultstring, errors }), told: { operation: operation?.name, outcome: 'fault' } })
