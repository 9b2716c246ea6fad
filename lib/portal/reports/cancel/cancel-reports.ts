import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { violatesUniqueness } from '#lib/platform/unique-violation.ts'
import type { Item } from '#schemas/generated/types/invalidations-to-ir-types.ts'
import type { PartyId } from '#schemas/parties.ts'
import { payerParty } from '../../drafts/payer-party.ts'
import { planJob } from '../../jobs.ts'
import { operationOf } from '../../submissions/operation.ts'
import { canBeSent } from '../../submissions/sender.ts'
import { writeDurably } from '../../write-durably.ts'
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
  const messages = wanted.of === 'reports' ? await ofReports(context, ownerKey, wanted.reports) : await ofDelivery(context, ownerKey, wanted)
  if (!messages) return { outcome: 'moved-on' }
  return submit(context, ownerKey, token, messages)
}

type Message = { deliveryDataType: number; items: Item[]; subOrganisationIds: string[] }

async function ofReports(context: CancelContext, ownerKey: OwnerKey, seen: readonly { irReportId: string; version: number }[]): Promise<Message[] | undefined> {
  const now = await previewReports(context, ownerKey, seen.map(({ irReportId }) => irReportId))
  const versions = new Map(seen.map(({ irReportId, version }) => [irReportId, version]))
  if (now.some(({ irReportId, version, status }) => status !== 1 || versions.get(irReportId) !== version)) return undefined
  const messages: Message[] = []
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

async function ofDelivery(context: CancelContext, ownerKey: OwnerKey, { irDeliveryId, fingerprint }: { irDeliveryId: string; fingerprint: string }): Promise<Message[] | undefined> {
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
async function submit(context: CancelContext, ownerKey: OwnerKey, token: string, messages: readonly Message[]): Promise<Cancelled> {
  const { db, clock, actor, uploadsDirectory } = context
  const { party, name } = await db.read((tx) => payerParty(tx, context, ownerKey))
  const now = clock.now()
  const written = await Promise.all(messages.map((message) => write(context, { ownerKey, party, name, now, deliveryId: deliveryIdOf(token, message.deliveryDataType) }, message)))
  const removeFiles = () => Promise.all(written.map(({ uploadId }) => rm(path.join(uploadsDirectory, uploadId), { force: true })))
  try {
    const cancelled = await db.transaction(async (tx): Promise<Cancelled> => {
      const submissionIds: string[] = []
      for (const { uploadId, bytes, delivery } of written) {
        if (!await canBeSent(tx, context, { creatorKey: ownerKey, deliveryDataType: delivery.deliveryDataType }, { signed: false })) return { outcome: 'no-certificate' }
        await tx.upload.create({
          data: { ...delivery, id: uploadId, byteLength: bytes.byteLength, digest: new Uint8Array(createHash('sha256').update(bytes).digest()), uploadedAt: now, state: 'sent', clearedAt: now, sendable: true, signed: false },
        })
        const { id } = await tx.submission.create({
          data: { ...delivery, uploadId, origin: 'form', operation: operationOf(delivery.rootElement).realTime ? 'real_time' : 'delayed', receivedAt: now, submittedAt: now }, select: { id: true },
        })
        await logAction(tx, actor, clock, { action: 'report.cancel', owner: ownerKey, objectId: id })
        await planJob(tx, 'send-submission', { submissionId: id }, { key: `send ${id}` })
        submissionIds.push(id)
      }
      return { outcome: 'sent', submissionIds }
    })
    if (cancelled.outcome !== 'sent') await removeFiles()
    return cancelled
  } catch (error) {
    await removeFiles()
    // Pressed twice at the same moment: the other press has sent it.
    if (violatesUniqueness(error, 'delivery_id_unique_per_owner_and_type')) return { outcome: 'sent', submissionIds: await sentWith(context, ownerKey, token) }
    throw error
  }
}

type Head = { ownerKey: OwnerKey; party: PartyId; name: string; now: Date; deliveryId: string }

async function write({ actor, box, environment, uploadsDirectory, forms }: CancelContext, { ownerKey, party, name, now, deliveryId }: Head, { deliveryDataType, items, subOrganisationIds }: Message) {
  const rootElement = items.length === 1 ? 'InvalidationRequestToIR' : 'InvalidationsRequestToIR'
  const bytes = await forms.write({
    file: 'InvalidationsToIR', rootElement,
    message: {
      deliveryData: {
        timestamp: now.toISOString(), source: 'E-service', deliveryDataType, deliveryId, faultyControl: ALL_OR_NONE, productionEnvironment: environment === 'production',
        deliveryDataOwner: party, deliveryDataCreator: party, deliveryDataSender: party, items: { item: items },
      },
    },
  })
  const uploadId = randomUUID()
  await writeDurably(path.join(uploadsDirectory, uploadId), bytes)
  return {
    uploadId, bytes,
    delivery: {
      personId: actor.personId, fileName: `${deliveryId}.xml`, ownerKey, ownerName: name, creatorKey: ownerKey, subOrganisationIds, deliveryDataType, deliveryId, rootElement, itemCount: items.length,
      checkedAt: now, partiesSealed: new Uint8Array(box.seal(Buffer.from(JSON.stringify({ owner: party })), `parties ${uploadId}`)),
    },
  }
}
