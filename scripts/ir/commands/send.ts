import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { operationFor, openWsChannel } from '#lib/channel/ws/ws-channel.ts'
import { openDocument } from '#lib/xml/open-document.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { signDocument } from '#lib/xml/sign.ts'
import { validate } from '#lib/xml/validate.ts'
import { fileOfNamespace } from '#schemas/dictionary.ts'
import { services } from '#schemas/services.ts'
import type { DeliveryData } from '#schemas/generated/types/status-message-types.ts'
import { required, UsageError, type Command } from '../command.ts'
import { areForSftp, readCredentials, readSftpServer } from '../credentials-directory.ts'
import { registerUrl } from '../register-url.ts'
import { exitCodeOf, outcomeOf, printOutcome, type Outcome } from '../outcome.ts'
import { sendFile } from '../send-file.ts'

const WAIT_MS_MAX = 10 * 60_000

export const command: Command = {
  options: { credentials: { type: 'string' }, channel: { type: 'string' }, wait: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(input) {
    const [file] = input.operands
    if (file === undefined) throw new UsageError('which FILE?')
    const directory = required(input, 'credentials')
    const credentials = readCredentials(directory)
    const { channel: wanted = areForSftp(directory) ? 'sftp' : 'ws' } = input.options
    if (wanted !== 'ws' && wanted !== 'sftp') throw new UsageError('--channel is ws or sftp')
    const { bytes, signed, root, head } = inspect(readFileSync(file))
    const operation = operationFor(root)
    if (!operation) throw new Error(`no service takes a message ${root}`)
    if (wanted === 'sftp') {
      const deliveryDataType = head?.deliveryDataType ?? deliveryDataTypeOf(root)
      if (deliveryDataType === undefined) throw new Error(`a message ${root} is not sent as a file`)
      const message = signed ? bytes : signDocument(bytes, credentials.signer)
      const outcome = await sendFile({ message, deliveryDataType, server: readSftpServer(directory), answerCa: credentials.answerCa, waits: input.options.wait === true })
      printOutcome(outcome, input.options.json === true)
      return exitCodeOf(outcome)
    }
    const channel = openWsChannel({ url: registerUrl(), ...credentials })
    try {
      let outcome = outcomeOf(await channel.send(signed ? bytes : signDocument(bytes, credentials.signer), operation))
      if (input.options.wait && head && outcome.status === 2) outcome = await feedback(channel, head, outcome, credentials.businessId)
      printOutcome(outcome, input.options.json === true)
      return exitCodeOf(outcome)
    } finally {
      await channel.close()
    }
  },
}

/** What the message says of itself; one that is not valid is sent as it is, and the register says why not. */
function inspect(bytes: Buffer): { bytes: Buffer; signed: boolean; root: string; head?: DeliveryData } {
  const opened = openDocument(bytes, { bytesMax: bytes.length })
  if (!opened.ok) throw new Error(`not a message: line ${opened.errors[0]!.line}: ${opened.errors[0]!.message}`)
  using document = opened.document
  const { localName, namespace } = document.root()
  const signed = document.signatures.length > 0
  const file = fileOfNamespace(namespace)
  if (validate(document, file).length > 0) return { bytes, signed, root: localName }
  const { value } = readMessage<{ deliveryData?: DeliveryData }>(document, file)
  return { bytes, signed, root: localName, head: value.deliveryData }
}

/** Of a message that does not say so itself because it is not valid: the first that its root stands for. */
const deliveryDataTypeOf = (root: string): number | undefined =>
  services.flatMap(({ operations }) => operations).find(({ mode, input }) => (mode === 'ws-real-time' || mode === 'ws-delayed') && input.element === root)?.dataTypes[0]

async function feedback(channel: ReturnType<typeof openWsChannel>, head: DeliveryData, sent: Outcome, businessId: string): Promise<Outcome> {
  const self = { type: 1, code: businessId }
  const deadline = performance.now() + WAIT_MS_MAX
  for (let pauseMs = 200; performance.now() < deadline; pauseMs = Math.min(pauseMs * 1.5, 5_000)) {
    await wait(pauseMs)
    const outcome = outcomeOf(await channel.status({
      deliveryDataType: head.deliveryDataType, irDeliveryId: sent.irDeliveryId, productionEnvironment: head.productionEnvironment,
      deliveryDataOwner: head.deliveryDataOwner, deliveryDataCreator: self, deliveryDataSender: self,
    }))
    if (outcome.status !== 2) return outcome
  }
  return { ...sent, result: 'waiting' }
}
