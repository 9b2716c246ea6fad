/** What scenarios are played on: senders with real certificates, who go through the doors like any client. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openWsChannel, operationFor, type WsChannel } from '#lib/channel/ws/ws-channel.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import type { NamespaceFile } from '#schemas/dictionary.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { DeliveryData, Id } from '#schemas/generated/types/status-message-types.ts'
import { issueCredentials } from '../ir/issue-credentials.ts'
import { outcomeOf, type Outcome } from '../ir/outcome.ts'
import { registerUrl } from '../ir/register-url.ts'

/** One delivery of a scenario. */
export type Played = {
  deliveryId: string
  owner: string
  /** DeliveryDataStatus */
  status: number | undefined
  validItems: number
  invalidItems: number
  /** It was there before: nothing was sent twice. */
  already: boolean
}

type Delivery = { deliveryData: Pick<DeliveryData, 'deliveryDataType' | 'productionEnvironment'> & { deliveryId: string; deliveryDataOwner: Id } }
type Message = { file: NamespaceFile; root: string; value: Delivery }

/** Once more changes nothing. */
export type Scenario = {
  about: string
  /** @returns the deliveries it consists of */
  play(stage: Stage): Promise<Played[]>
}

export type Sender = {
  /** In this order, each with its feedback. */
  send(...messages: readonly Message[]): Promise<Played[]>
}

export type Stage = {
  /** YYYY-MM-DD in Finland, by the register's clock */
  today: string
  /** An artificial organisation with a certificate of its own for this scenario. */
  sender(businessId: string, type: CertificateType): Promise<Sender>
  ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown>
  close(): Promise<void>
}

const FEEDBACK_MS_MAX = 60_000
/** Rules by which a DeliveryId that has been used is refused, by kind of delivery: it is there from an earlier run. */
const USED_BEFORE = ['WR-013', 'SR-011', 'BR-003', 'IV-005']

export function openStage({ today, ask }: Pick<Stage, 'today' | 'ask'>): Stage {
  const channels: WsChannel[] = []
  return {
    today, ask,
    async sender(businessId, type) {
      const { key, files } = await issueCredentials({ customerId: businessId, type })
      const channel = openWsChannel({ url: registerUrl(), key, certificate: files['cert.pem']!, serverCa: files['server-ca.pem']!, answerCa: files['answer-ca.pem']! })
      channels.push(channel)
      const signer = { key: createPrivateKey(key), certificate: new X509Certificate(files['cert.pem']!) }
      return {
        async send(...messages) {
          const played: Played[] = []
          for (const { file, root, value } of messages) {
            const taken = outcomeOf(await channel.send(Buffer.from(signWritten(writeMessage(file, root, value), signer)), operationFor(root)!))
            const already = taken.errors?.some(({ errorCode }) => USED_BEFORE.some((rule) => errorCode === `X-${rule}`)) ?? false
            if (taken.status !== RECEIVED && !already) throw new Error(`${value.deliveryData.deliveryId} was not taken in: ${describe(taken)}`)
            const { status, validItems = 0, invalidItems = [] } = await feedback(channel, businessId, value)
            played.push({ deliveryId: value.deliveryData.deliveryId, owner: value.deliveryData.deliveryDataOwner.code, status, validItems, invalidItems: invalidItems.length, already })
          }
          return played
        },
      }
    },
    async close() { for (const channel of channels) await channel.close() },
  }
}

const RECEIVED = 2

async function feedback(channel: WsChannel, businessId: string, { deliveryData }: Delivery): Promise<Outcome> {
  const self = { type: 1, code: businessId }
  const { deliveryDataType, deliveryId, productionEnvironment, deliveryDataOwner } = deliveryData
  const deadline = performance.now() + FEEDBACK_MS_MAX
  for (let pauseMs = 10; ; pauseMs = Math.min(pauseMs * 1.5, 500)) {
    const outcome = outcomeOf(await channel.status({ deliveryDataType, deliveryId, productionEnvironment, deliveryDataOwner, deliveryDataCreator: self, deliveryDataSender: self }))
    if (outcome.result === 'not-sent' || outcome.result === 'unknown') throw new Error(`the register does not answer: ${outcome.reason}`)
    // Status 0 says that there is no such delivery: a technical error, or it was made under another certificate.
    if (outcome.status !== RECEIVED || performance.now() > deadline) return outcome
    await wait(pauseMs)
  }
}

const describe = ({ reason, errors = [] }: Outcome): string => reason ?? errors.map(({ errorCode, errorMessage }) => `${errorCode} ${errorMessage}`).join('; ')
