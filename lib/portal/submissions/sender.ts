/** With whose certificate a submission goes (D-54, D-55), and over which channel. */
import { businessIdOf, parseOwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { certificateTypes, type DataKind } from '#schemas/certificate-types.ts'
import type { JobContext, PortalContext } from '../context.ts'
import type { SftpLogin } from '../threads/portal-tasks.ts'
import { usableKeys, type UsableKey } from '../vault/usable-keys.ts'

export type Sender = { kind: 'e-service' } | { kind: 'ws'; key: UsableKey } | { kind: 'sftp'; key: UsableKey; login: SftpLogin }

type SenderContext = Pick<JobContext, 'clock' | 'ownCertificateOnly' | 'sftpKnownHosts'>

export type SentSubmission = { creatorKey: string | null; deliveryDataType: number; vaultKeyId: string | null; channel: 'ws' | 'sftp' }

const dataKinds: Partial<Record<number, DataKind>> = { 100: 'wage', 101: 'wage', 105: 'wage', 106: 'wage', 109: 'wage', 110: 'wage', 102: 'benefit', 107: 'benefit', 111: 'benefit' }

/** The kind of data whose certificate a delivery needs (D-43); undefined: any kind's will do. */
export const dataKindOf = (deliveryDataType: number): DataKind | undefined => dataKinds[deliveryDataType]

/**
 * The creator's own certificate of the right kind where the vault has one in force, by Web Service rather than SFTP;
 * else the e-service's. undefined: the register knows no e-service certificate of ours, and the creator has none here.
 * @param signed the file brought its own signature: by SFTP it would have to be of an SFTP certificate
 */
export async function chooseSender(tx: PortalReadTransaction, context: SenderContext, { creatorKey, deliveryDataType }: Pick<SentSubmission, 'creatorKey' | 'deliveryDataType'>, { signed }: { signed: boolean }): Promise<Sender | undefined> {
  const businessId = creatorKey === null ? undefined : businessIdOf(parseOwnerKey(creatorKey))
  const kind = dataKindOf(deliveryDataType)
  const knowsEservice = context.ownCertificateOnly !== true
  // Deliveries that any certificate may send are for the role they name: the e-service has every role.
  if (businessId === undefined || (kind === undefined && knowsEservice)) return knowsEservice ? { kind: 'e-service' } : undefined
  const keys = (await usableKeys(tx, businessId, context.clock.now()))
    .filter(({ type, replaced, refused }) => !replaced && !(refused && knowsEservice) && (kind === undefined || certificateTypes[type].data === kind))
  const ws = keys.find(({ type }) => certificateTypes[type].door === 'ws')
  if (ws) return { kind: 'ws', key: ws }
  if (signed && knowsEservice) return { kind: 'e-service' }
  const sftp = keys.map((key) => sftpSender(key, context)).find((sender) => sender !== undefined)
  return sftp ?? (knowsEservice ? { kind: 'e-service' } : undefined)
}

/** Is there anybody to send it now? Where the register knows our e-service, always. */
export async function canBeSent(tx: PortalReadTransaction, { clock, ownCertificateOnly }: PortalContext, delivery: Pick<SentSubmission, 'creatorKey' | 'deliveryDataType'>, { signed }: { signed: boolean }): Promise<boolean> {
  return ownCertificateOnly !== true || await chooseSender(tx, { clock, ownCertificateOnly }, delivery, { signed }) !== undefined
}

/** The sender that a submission's message was made for, if it can still be used. */
export async function decidedSender(tx: PortalReadTransaction, context: SenderContext, { creatorKey, vaultKeyId, channel }: SentSubmission): Promise<Sender | undefined> {
  if (vaultKeyId === null) return context.ownCertificateOnly === true ? undefined : { kind: 'e-service' }
  const businessId = creatorKey === null ? undefined : businessIdOf(parseOwnerKey(creatorKey))
  const keys = businessId === undefined ? [] : await usableKeys(tx, businessId, context.clock.now())
  const key = keys.find(({ id, refused }) => id === vaultKeyId && !refused)
  return key && (channel === 'sftp' ? sftpSender(key, context) : { kind: 'ws', key })
}

/**
 * Who asks what became of a submission: whoever sent it; where that certificate is gone another one of the same
 * organisation, else the e-service, which may ask about everything (D-34). Over SFTP only the same account sees the answer;
 * where nobody can log in any more, our own register tells the e-service.
 */
export async function askingSender(tx: PortalReadTransaction, context: SenderContext, submission: SentSubmission): Promise<Sender | undefined> {
  const decided = await decidedSender(tx, context, submission)
  if (decided) return decided
  const knowsEservice = context.ownCertificateOnly !== true
  if (submission.vaultKeyId === null || submission.creatorKey === null) return knowsEservice ? { kind: 'e-service' } : undefined
  const sent = await tx.vaultKey.findUniqueOrThrow({ where: { id: submission.vaultKeyId } })
  const keys = await usableKeys(tx, sent.businessId, context.clock.now())
  if (submission.channel === 'sftp') {
    const login = keys.filter(({ sftpUser, refused }) => sftpUser === sent.sftpUser && !refused).map((key) => sftpSender(key, context)).find((sender) => sender !== undefined)
    return login ?? (knowsEservice ? { kind: 'e-service' } : undefined)
  }
  const ws = keys.find(({ type }) => certificateTypes[type].door === 'ws')
  if (ws && !(ws.refused && knowsEservice)) return { kind: 'ws', key: ws }
  return knowsEservice ? { kind: 'e-service' } : undefined
}

/** undefined: no SFTP certificate, or it is not known how to log in with it */
function sftpSender(key: UsableKey, { sftpKnownHosts }: SenderContext): Sender | undefined {
  const knownHosts = sftpKnownHosts ?? key.sftpKnownHosts ?? undefined
  return key.sftpUser === null || knownHosts === undefined ? undefined : { kind: 'sftp', key, login: { key, user: key.sftpUser, knownHosts } }
}

/** The vault's key that goes into a thread's task. */
export const keyOf = (sender: Sender): { key?: UsableKey } => (sender.kind === 'e-service' ? {} : { key: sender.key })
