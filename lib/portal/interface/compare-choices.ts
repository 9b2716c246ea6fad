import { certificateTypes } from '#schemas/certificate-types.ts'
import type { EserviceRequest, InterfaceState } from '#schemas/eservice-operations.ts'
import type { CertificateFacts } from '../certificates/certificate-facts.ts'

type Application = InterfaceState['applications'][number]
type Request = EserviceRequest<'apply-for-interface'>
export type Purpose = Request['purposes'][number]
export type PayerChannel = Request['channels'][number]
/** What the form of an application lets one choose; data use is not in it. */
export type Choices = { purposes: readonly Purpose[]; channels: readonly PayerChannel[] }

export type Comparison = {
  added: { purposes: Purpose[]; channels: PayerChannel[] }
  kept: { purposes: Purpose[]; channels: PayerChannel[] }
  removed: { purposes: Purpose[]; channels: PayerChannel[] }
  changes: boolean
  /** In force now, of no use afterwards (D-121). */
  losses: CertificateFacts[]
}

const isPayerChannel = (channel: string): channel is PayerChannel => !channel.startsWith('datauser:')

/** What a person could have chosen in an application; nothing when there is none. */
export const choicesOf = (application: Application | undefined): Choices => ({
  purposes: (application?.purposes ?? []).filter((purpose) => purpose !== 'data-use'),
  channels: (application?.channels ?? []).filter(isPayerChannel),
})

/** How an application with these choices differs from the one in force. */
export function compareChoices(present: Application | undefined, wanted: Choices, certificates: readonly CertificateFacts[]): Comparison {
  const before = choicesOf(present)
  const part = (inBefore: boolean, inWanted: boolean) => ({
    purposes: union(before.purposes, wanted.purposes).filter((one) => before.purposes.includes(one) === inBefore && wanted.purposes.includes(one) === inWanted),
    channels: union(before.channels, wanted.channels).filter((one) => before.channels.includes(one) === inBefore && wanted.channels.includes(one) === inWanted),
  })
  const [added, kept, removed] = [part(false, true), part(true, true), part(true, false)]
  const afterwards: readonly string[] = [...wanted.channels, ...(present?.channels ?? []).filter((channel) => !isPayerChannel(channel))]
  return {
    added, kept, removed, changes: [added, removed].some(({ purposes, channels }) => purposes.length + channels.length > 0),
    losses: certificates.filter(({ state, type }) => state === 'valid' && !certificateTypes[type].channels.some((channel) => afterwards.includes(channel))),
  }
}

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])]
