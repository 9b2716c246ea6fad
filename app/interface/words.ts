import type { getTranslations } from 'next-intl/server'
import type { Tone } from '#components/ui/alert.tsx'
import type { CertificateFacts, CertificateStanding } from '#lib/portal/certificates/certificate-facts.ts'
import { certificateTypes, type ApplicationChannel, type CertificateType, type DataKind } from '#schemas/certificate-types.ts'
import type { InterfaceOrder, InterfaceState } from '#schemas/eservice-operations.ts'

export type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

export const standingTone: Record<CertificateStanding, Tone> = { 'valid': 'good', 'ending': 'warn', 'renewed': 'good', 'no-channel': 'warn', 'expired': 'bad', 'revoked': 'bad' }
export const orderTone: Record<InterfaceOrder['state'], Tone> = { open: 'info', used: 'good', expired: 'warn', cancelled: 'warn', void: 'bad' }

const kinds: readonly DataKind[] = ['wage', 'benefit', 'datauser']
const ways = ['ws-real-time', 'ws-delayed', 'sftp'] as const

/** Channels in the order in which forms show them, by kind of data; kinds without any are left out. */
export function channelsByKind(channels: readonly string[]): { kind: DataKind; ways: (typeof ways)[number][] }[] {
  return kinds.map((kind) => ({ kind, ways: ways.filter((way) => channels.includes(`${kind}:${way}`)) })).filter((one) => one.ways.length > 0)
}

/** "Earnings payment data: SFTP" */
export function channelName(channel: ApplicationChannel, t: Translate): string {
  const [kind, way] = channel.split(':') as [DataKind, (typeof ways)[number]]
  return `${t(`interface.kind.${kind}`)}: ${t(`interface.channel.${way}`)}`
}

export const channelNames = (channels: readonly ApplicationChannel[], t: Translate): string => channels.map((channel) => channelName(channel, t)).join(', ')

/** One line for each kind of data: "Earnings payment data: Deferred Web Service, SFTP" */
export const channelLines = (channels: readonly ApplicationChannel[], t: Translate): string[] =>
  channelsByKind(channels).map(({ kind, ways: named }) => `${t(`interface.kind.${kind}`)}: ${named.map((way) => t(`interface.channel.${way}`)).join(', ')}`)

/** What people call a certificate: its description; of one that has none, its type and the end of its serial number. */
export const certificateName = ({ description, type, serialNumber }: Pick<CertificateFacts, 'description' | 'type' | 'serialNumber'>, t: Translate): string =>
  description ?? `${t(`certificates.type.${type}`)} …${serialNumber.slice(-6)}`

export const typeText = (type: CertificateType, t: Translate): string => t(`certificates.typeText.${certificateTypes[type].door}`)

/** Who an event of the history was done by. */
export function actorOf({ actor, action }: InterfaceState['events'][number], t: Translate): string {
  if (actor !== null) return actor
  return action === 'certificate-issued' || action === 'certificate-renewed' ? t('interface.history.software') : t('interface.history.register')
}
