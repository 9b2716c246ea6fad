import path from 'node:path'
import { ownerKeyOf, businessIdOf, type OwnerKey } from '#lib/identity/owner-key.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { JobRun } from '#lib/platform/jobs.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { JobContext } from '../context.ts'
import { threadFor, type PortalThreads } from '../threads/portal-threads.ts'
import type { FileCheck, FileHead, Finding } from './file-check.ts'

/** More are counted but not kept: nobody reads them one by one. */
const FINDINGS_KEPT_MAX = 20_000

/** Job: checks one file that was brought and keeps what was found. Harmless when run twice. */
export async function checkUpload({ threads, ...context }: JobContext & { threads: PortalThreads }, { uploadId }: { uploadId: string }, run: JobRun): Promise<void> {
  const { db, clock, uploadsDirectory, uploadBytesMax, reportsMax, environment, rulesOfNextYear, outsideRegisters } = context
  const upload = await db.read((tx) => tx.upload.findUnique({ where: { id: uploadId } }))
  if (upload?.state !== 'checking') return
  try {
    const settings = { bytesMax: uploadBytesMax, reportsMax, environment, rulesOfNextYear, outsideRegisters, today: helsinkiDate(clock.now()) }
    const check = await threads.run('check', { file: path.join(uploadsDirectory, uploadId), settings }, threadFor(upload.byteLength))
    await db.transaction((tx) => recordCheck(tx, context, uploadId, check))
  } catch (error) {
    if (run.lastAttempt) await db.transaction((tx) => tx.upload.updateMany({ where: { id: uploadId, state: 'checking' }, data: { state: 'check_failed' } }))
    throw error
  }
}

async function recordCheck(tx: PortalTransaction, { box, clock }: JobContext, uploadId: string, { head, findings, sendable }: FileCheck): Promise<void> {
  const known = head && await knownParties(tx, head, ownerKeyOf(head.owner, box))
  const { count } = await tx.upload.updateMany({
    // Removed, or checked by another run, meanwhile: nothing to record.
    where: { id: uploadId, state: 'checking' },
    data: {
      state: 'checked', checkedAt: clock.now(), sendable, findingCount: findings.length,
      faultyItemCount: new Set(findings.filter(({ level }) => level === 'item').map(({ itemIndex }) => itemIndex)).size,
      ...(head && known && {
        rootElement: head.rootElement, deliveryDataType: head.deliveryDataType, deliveryId: head.deliveryId, signed: head.signed, itemCount: head.itemCount, creatorKey: ownerKeyOf(head.creator, box),
        paymentDate: head.paymentDate === undefined ? null : new Date(`${head.paymentDate}T00:00:00Z`), subOrganisationIds: head.subOrganisationIds, ...known,
        partiesSealed: new Uint8Array(box.seal(Buffer.from(JSON.stringify({ owner: head.owner })), `parties ${uploadId}`)),
      }),
    },
  })
  if (count === 1) await insertFindings(tx, uploadId, findings.slice(0, FINDINGS_KEPT_MAX))
}

async function knownParties(tx: PortalTransaction, head: FileHead, ownerKey: OwnerKey): Promise<{ ownerKey: OwnerKey; ownerName: string }> {
  const businessId = businessIdOf(ownerKey)
  const organisation = businessId === undefined ? null : await tx.organisation.findUnique({ where: { businessId }, select: { name: true } })
  // Of a person without a name in the file nothing more is shown than that it is one.
  return { ownerKey, ownerName: organisation?.name ?? head.payerName ?? businessId ?? '–' }
}

/** One statement however many there are. */
async function insertFindings(tx: PortalTransaction, uploadId: string, findings: readonly Finding[]): Promise<void> {
  const rows = findings.map(({ level, ruleId, code, path: place, line, column, itemIndex, itemId, value, detail }, position) => ({
    position, level: level.replace('-', '_'), rule_id: ruleId, code, path: place, line, line_column: column, item_index: itemIndex, item_id: itemId, value, detail,
  }))
  await tx.$executeRaw`INSERT INTO upload_finding (upload_id, position, level, rule_id, code, path, line, line_column, item_index, item_id, value, detail)
    SELECT ${uploadId}::uuid, position, level, rule_id, code, path, line, line_column, item_index, item_id, value, detail
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f (position int, level finding_level, rule_id text, code text, path text, line int, line_column int, item_index int, item_id text, value text, detail text)`
}
