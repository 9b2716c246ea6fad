/** Reception of an arrived file: the same checks and the same commit as on web services, with the answer as a file. */
import type { Transaction } from '#lib/platform/database.ts'
import type { TrustedCertificate } from '#lib/certificates/trust.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { RegisterContext } from '../context.ts'
import { headOf, ownerKeyOf, type DeliveryHead } from '../delivery-head.ts'
import type { DeliveryValue } from '../delivery-kind.ts'
import { deliveryKindOf } from '../delivery-kinds.ts'
import { passingFeedback } from '../feedback/answers.ts'
import { checkReception } from '../intake/receive-delivery.ts'
import type { ReceivedDelivery } from '../intake/received-delivery.ts'
import type { ReceptionViolation } from '../intake/reception-check.ts'
import { receptionFacts, receptionFactsInTurn } from '../intake/reception-facts.ts'
import { arrivalLock, deliveryRows, prepareDeliveryRow } from '../intake/store-delivery.ts'
import { newReference } from '../references.ts'
import { insertRows } from '../store/insert-rows.ts'
import { feedbackFileName, readFileName } from './file-names.ts'
import { queueFeedback, queueFile } from './outgoing-files.ts'
import { readDeliveryFile } from './read-delivery-file.ts'

/** A file that has arrived at the SFTP door. */
export type ArrivedFile = {
  account: string
  /** of this arrival, unique in the account */
  arrivalKey: string
  /** as the client named it */
  name: string
  arrivedAt: Date
  /** of the session that brought it; the door had found it good */
  certificateId: number
  byteLength: number
}

export type TakenFile =
  | { outcome: 'taken-in'; arrivalNo: number; irDeliveryId: string; ownerKey: string; value: DeliveryValue }
  /** status 4; the answer will be in OUT */
  | { outcome: 'rejected'; ruleIds: string[] }
  /** before a crash, or by another process */
  | { outcome: 'already-taken-in' }

/**
 * Takes a file in, once: its delivery, or the feedback that says why not, is committed together with the fact that this
 * arrival is settled. What PR-021 calls arrival has been; "today" of the checks is the day of it.
 *
 * @param bytes undefined: too large to be looked at (PR-138)
 * @throws when the database fails: the file stays, and is taken in when it works again
 */
export async function takeInFile(context: RegisterContext, file: ArrivedFile, bytes: Uint8Array | undefined): Promise<TakenFile> {
  const settled = await context.db.query('SELECT FROM sftp_arrival WHERE account = $1 AND arrival_key = $2', [file.account, file.arrivalKey])
  if (settled.length > 0) return { outcome: 'already-taken-in' }
  const atArrival: RegisterContext = { ...context, clock: { now: () => file.arrivedAt } }
  const named = readFileName(file.name)
  const wrongName = named ? [] : [violation('PR-135', '*')]

  if (!bytes) return reject(context, file, undefined, [...wrongName, { ...violation('PR-138', '*'), details: `${file.byteLength} bytes` }])
  const read = readDeliveryFile(bytes)
  if (!read.valid) return reject(context, file, undefined, [...wrongName, ...read.violations])
  const head = headOf(read.value.deliveryData)
  const wrongType = named && named.deliveryDataType !== head.deliveryDataType ? [violation('PR-146', 'DeliveryData/DeliveryDataType', head.deliveryDataType)] : []
  const aboutTheName = [...wrongName, ...wrongType]
  const kind = deliveryKindOf(read.file, head.deliveryDataType)
  if (!kind) return reject(context, file, head, [...aboutTheName, { ...violation('X-NOT-IN-USE', '*'), details: read.file }])

  const { verification, value } = read
  const delivery: ReceivedDelivery = {
    kind, value, bytes, enveloped: false, channel: 'sftp', realTime: false, verification,
    signer: verification.valid ? await context.authority.trustOf(verification.certificate) : undefined,
    sender: await senderOf(context, file.certificateId),
  }
  const violations = withName(aboutTheName, checkReception(atArrival, delivery, await receptionFacts(context.db, head)))
  if (violations.length > 0) return reject(context, file, head, violations)
  const row = await prepareDeliveryRow(atArrival, delivery, head)
  const { irDeliveryId, ownerKey } = row
  try {
    const result = await context.db.transaction(async (tx) => {
      const facts = await receptionFactsInTurn(tx, head)
      const late = checkReception(atArrival, delivery, facts)
      if (late.length > 0) return { accepted: false as const, violations: late }
      const { arrivalNo } = facts
      await insertRows(tx, deliveryRows(row, arrivalNo))
      if (!await settle(tx, file, arrivalNo)) throw new AlreadyTakenIn()
      await queueFeedback(tx, { account: file.account, name: feedbackFileName(file.name, irDeliveryId), arrivalNo, now: context.clock.now() })
      return { accepted: true as const, arrivalNo }
    }, { lock: arrivalLock(ownerKeyOf(head)) })
    if (!result.accepted) return reject(context, file, head, result.violations)
    return { outcome: 'taken-in', arrivalNo: result.arrivalNo, irDeliveryId, ownerKey, value }
  } catch (error) {
    if (error instanceof AlreadyTakenIn) return { outcome: 'already-taken-in' }
    throw error
  }
}

/** Another process had the same file in hand. */
class AlreadyTakenIn extends Error {}

/** What is wrong with the name is an error of the message; other groups wait until there is none (PR-050). */
const withName = (aboutTheName: readonly ReceptionViolation[], violations: readonly ReceptionViolation[]): readonly ReceptionViolation[] =>
  aboutTheName.length === 0 ? violations : [...aboutTheName, ...violations.filter(({ level }) => level === 'message')]

async function reject(context: RegisterContext, file: ArrivedFile, head: DeliveryHead | undefined, violations: readonly ReceptionViolation[]): Promise<TakenFile> {
  const now = context.clock.now()
  const irResponseId = newReference(now.getTime())
  const content = passingFeedback(context, { status: 4, head, violations, irResponseId })
  const isFirst = await context.db.transaction(async (tx) => {
    if (!await settle(tx, file, null)) return false
    await queueFile(tx, { account: file.account, name: feedbackFileName(file.name, irResponseId), content, now })
    return true
  })
  return isFirst ? { outcome: 'rejected', ruleIds: [...new Set(violations.map(({ ruleId }) => ruleId))] } : { outcome: 'already-taken-in' }
}

/** @returns false when this arrival has been settled before */
async function settle(tx: Transaction, file: ArrivedFile, arrivalNo: number | null): Promise<boolean> {
  const inserted = await tx.query(
    `INSERT INTO sftp_arrival (account, arrival_key, name, byte_length, arrived_at, certificate_id, arrival_no)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (account, arrival_key) DO NOTHING RETURNING account`,
    [file.account, file.arrivalKey, file.name, file.byteLength, file.arrivedAt, file.certificateId, arrivalNo])
  return inserted.length > 0
}

/** The session's certificate as it was known then: if it has been revoked meanwhile, the file came before. */
async function senderOf({ db, authority }: RegisterContext, certificateId: number): Promise<TrustedCertificate> {
  const [row] = await db.query<{ content: Buffer }>('SELECT content FROM certificate WHERE id = $1', [certificateId])
  const trust = row && await authority.trustOf(row.content)
  const known = trust && (trust.trusted ? trust : trust.known)
  if (!known) throw new Error(`No certificate ${certificateId}`)
  return { ...known, trusted: true }
}
