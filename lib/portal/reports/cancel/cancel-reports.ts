import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { violatesUniqueness } from '#lib/platform/unique-violation.ts'
import type { Item } from '#schemas/generated/types/invalidations-to-ir-types.ts'
import { payerParty } from '../../drafts/payer-party.ts'
import { canBeSent } from '../../submissions/sender.ts'
import { discardMessage, submitMessage, writeMessage, type WrittenMessage } from '../../submissions/submit-message.ts'
import { readReport } from '../read-report.ts'
import type { CancelContext } from './cancel-context.ts'
import { previewDelivery, previewReports } from './preview-cancellation.ts'

/** What the person saw when they confirmed: each report in its version, or a whole delivery with its fingerprint. */
export type Cancellation =
  | { of: 'reports'; reports: readonly { irReportId: string; version: number }[] }
  | { of: 'delivery'; irDeliveryId: string; fingerprint: string }

export type Cancelled =
  | { outcome: 'sent'; submissionIds: string[] }
  /** the register has other versions than the person saw: nothing was sent */
  | { outcome: 'moved-on' }
  /** the register takes it only with the payer's own certificate, and there is none */
  | { outcome: 'no-certificate' }

/** Of several reports all are cancelled or none: the person confirmed them together. */
const ALL_OR_NONE = 2
/** From a type of report to the type of delivery that cancels such reports, and to the one that cancels a delivery of them. */
const OF_REPORTS = 5
const OF_DELIVERY = 9

/**
 * The person confirms. Reports carry the version they were seen in, so that the register itself refuses when another one
 * came between (IV-007).
 *
 * @param token of the confirmation: whatever is pressed twice finds what the first press sent
 * @throws NotFound, PermissionDenied; the register's failures, before anything is sent
 */
export async function cancelReports(context: CancelContext, ownerKey: OwnerKey, token: string, wanted: Cancellation): Promise<Cancelled> {
  const sent = await sentWith(context, ownerKey, token)
  if (sent.length > 0) return { outcome: 'sent', submissionIds: sent }
  const messages = wanted.of === 'reports' ? await cancellationsOf(context, ownerKey, wanted.reports) : await ofDelivery(context, ownerKey, wanted)
  if (!messages) return { outcome: 'moved-on' }
  return submit(context, ownerKey, token, messages)
}

/** What of one kind is cancelled. */
export type CancellationMessage = { deliveryDataType: number; items: Item[]; subOrganisationIds: string[] }

/** @returns undefined when the register has other versions than were seen */
export async function cancellationsOf(context: CancelContext, ownerKey: OwnerKey, seen: readonly { irReportId: string; version: number }[]): Promise<CancellationMessage[] | undefined> {
  const now = await previewReports(context, ownerKey, seen.map(({ irReportId }) => irReportId))
  const versions = new Map(seen.map(({ irReportId, version }) => [irReportId, version]))
  if (now.some(({ irReportId, version, status }) => status !== 1 || versions.get(irReportId) !== version)) return undefined
  const messages: CancellationMessage[] = []
  for (const type of [100, 101, 102] as const) {
    const ofType = now.filter(({ reportType }) => reportType === type)
    if (ofType.length === 0) continue
    messages.push({
      deliveryDataType: type + OF_REPORTS, items: ofType.map(({ irReportId, reportId, version }) => ({ irItemId: irReportId, itemId: reportId, itemVersion: version })),
      subOrganisationIds: await subOrganisationsOf(context, ownerKey, ofType.map(({ irReportId }) => irReportId)),
    })
  }
  return messages
}

async function ofDelivery(context: CancelContext, ownerKey: OwnerKey, { irDeliveryId, fingerprint }: { irDeliveryId: string; fingerprint: string }): Promise<CancellationMessage[] | undefined> {
  const now = await previewDelivery(context, ownerKey, irDeliveryId)
  if (now.fingerprint !== fingerprint || now.delivery.status !== 3) return undefined
  const [first] = now.reports
  return [{
    deliveryDataType: now.delivery.deliveryDataType + OF_DELIVERY, items: [{ irItemId: irDeliveryId, itemId: now.delivery.deliveryId }],
    subOrganisationIds: first ? await subOrganisationsOf(context, ownerKey, [first.irReportId]) : [],
  }]
}

/** So that whoever may see only these suborganisations' reports also sees their cancellation. */
async function subOrganisationsOf(context: CancelContext, ownerKey: OwnerKey, irReportIds: readonly string[]): Promise<string[]> {
  const named = new Set<string>()
  for (const irReportId of irReportIds) for (const id of (await readReport(context, ownerKey, irReportId)).subOrganisationIds) named.add(id)
  return [...named]
}

/** References of one confirmation: the database lets each be sent once (PR-030). */
const deliveryIdOf = (token: string, deliveryDataType: number): string => `C${deliveryDataType}-${token.replaceAll('-', '')}`

const sentWith = (context: CancelContext, ownerKey: OwnerKey, token: string): Promise<string[]> =>
  context.db.read(async (tx) => (await tx.submission.findMany({ where: { ownerKey, personId: context.actor.personId, deliveryId: { endsWith: `-${token.replaceAll('-', '')}` } }, select: { id: true } })).map(({ id }) => id))

/** All kinds of one confirmation together: a crash leaves all of them to be sent, or none. */
async function submit(context: CancelContext, ownerKey: OwnerKey, token: string, messages: readonly CancellationMessage[]): Promise<Cancelled> {
  const written = await Promise.all(messages.map((message) => writeCancellation(context, ownerKey, token, message)))
  const discard = () => Promise.all(written.map((message) => discardMessage(context, message)))
  try {
    const cancelled = await context.db.transaction(async (tx): Promise<Cancelled> => {
      const submissionIds: string[] = []
      for (const message of written) {
        const submissionId = await submitCancellation(tx, context, ownerKey, message)
        if (submissionId === undefined) return { outcome: 'no-certificate' }
        submissionIds.push(submissionId)
      }
      return { outcome: 'sent', submissionIds }
    })
    if (cancelled.outcome !== 'sent') await discard()
    return cancelled
  } catch (error) {
    await discard()
    // Pressed twice at the same moment: the other press has sent it.
    if (violatesUniqueness(error, 'delivery_id_unique_per_owner_and_type')) return { outcome: 'sent', submissionIds: await sentWith(context, ownerKey, token) }
    throw error
  }
}

/** The message of one kind, on the disk. @param token part of its reference */
export async function writeCancellation(context: CancelContext, ownerKey: OwnerKey, token: string, { deliveryDataType, items, subOrganisationIds }: CancellationMessage): Promise<WrittenMessage> {
  const { party, name } = await context.db.read((tx) => payerParty(tx, context, ownerKey))
  const now = context.clock.now()
  const rootElement = items.length === 1 ? 'InvalidationRequestToIR' : 'InvalidationsRequestToIR'
  const deliveryId = deliveryIdOf(token, deliveryDataType)
  const bytes = await context.forms.write({
    file: 'InvalidationsToIR', rootElement,
    message: {
      deliveryData: {
        timestamp: now.toISOString(), source: 'E-service', deliveryDataType, deliveryId, faultyControl: ALL_OR_NONE, productionEnvironment: context.environment === 'production',
        deliveryDataOwner: party, deliveryDataCreator: party, deliveryDataSender: party, items: { item: [...items] },
      },
    },
  })
  return writeMessage(context, { owner: ownerKey, creatorKey: ownerKey, origin: 'form', party, name, now, deliveryDataType, deliveryId, rootElement, itemCount: items.length, subOrganisationIds }, bytes)
}

/** @returns the submission; undefined when the register takes it only with the payer's own certificate, and there is none: the transaction is to end without it */
export async function submitCancellation(tx: PortalTransaction, context: CancelContext, ownerKey: OwnerKey, message: WrittenMessage): Promise<string | undefined> {
  if (!await canBeSent(tx, context, { creatorKey: ownerKey, deliveryDataType: message.delivery.deliveryDataType }, { signed: false })) return undefined
  const id = await submitMessage(tx, message)
  await logAction(tx, context.actor, context.clock, { action: 'report.cancel', owner: ownerKey, objectId: id })
  return id
}
