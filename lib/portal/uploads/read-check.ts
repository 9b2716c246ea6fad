import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { logAction } from '#lib/identity/action-log.ts'
import { parseOwnerKey } from '#lib/identity/owner-key.ts'
import type { Prisma, Upload } from '#lib/platform/generated/portal/client.ts'
import type { FindingLevel } from '#lib/platform/generated/portal/enums.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { NotFound, type PortalContext } from '../context.ts'
import { excerptOf, type Excerpt } from '../file-excerpt.ts'
import { sendability, type Sendability } from './list-uploads.ts'

export const FINDINGS_PER_PAGE = 50

export type ShownFinding = {
  level: FindingLevel
  ruleId: string
  code: string
  path?: string
  line?: number
  column?: number
  itemIndex?: number
  itemId?: string
  value?: string
  detail?: string
}
export type FindingGroup = { ruleId: string; code: string; level: FindingLevel; places: number; items: number }

export type CheckView = Pick<Upload, 'id' | 'fileName' | 'byteLength' | 'uploadedAt' | 'state' | 'findingCount' | 'faultyItemCount' | 'deliveryDataType' | 'deliveryId' | 'ownerName' | 'signed' | 'itemCount' | 'paymentDate'> & {
  digest: string
  sendability?: Sendability
  groups: FindingGroup[]
  findings: { shown: ShownFinding[]; count: number; page: number; pages: number; kept: number }
}

/** What the check of the person's own file found. @throws NotFound */
export async function readCheck(context: PortalContext, uploadId: string, { ruleId, page: wanted }: { ruleId?: string; page: number }): Promise<CheckView> {
  return context.db.transaction(async (tx) => {
    const upload = await ownUpload(tx, context, uploadId, 'upload.view')
    const where: Prisma.UploadFindingWhereInput = { uploadId, ...(ruleId && { ruleId }) }
    const [count, kept] = [await tx.uploadFinding.count({ where }), await tx.uploadFinding.count({ where: { uploadId } })]
    const pages = Math.max(1, Math.ceil(count / FINDINGS_PER_PAGE))
    const page = Math.min(wanted, pages)
    const found = await tx.uploadFinding.findMany({ where, orderBy: { position: 'asc' }, skip: (page - 1) * FINDINGS_PER_PAGE, take: FINDINGS_PER_PAGE })
    return {
      ...upload, digest: Buffer.from(upload.digest).toString('hex'), groups: await groupsOf(tx, uploadId),
      ...(upload.state === 'checked' && { sendability: await sendability(tx, context, upload) }),
      findings: { shown: found.map(shownFinding), count, page, pages, kept },
    }
  })
}

/** The lines of the person's own file round a place. @throws NotFound, also when the file is no longer kept */
export async function readUploadedFile(context: PortalContext, uploadId: string, place: { line: number; column?: number }): Promise<{ fileName: string; excerpt: Excerpt }> {
  const upload = await context.db.transaction((tx) => ownUpload(tx, context, uploadId, 'upload.view-file'))
  const bytes = await readFile(path.join(context.uploadsDirectory, uploadId)).catch(() => { throw new NotFound() })
  return { fileName: upload.fileName, excerpt: excerptOf(bytes, place.line, place.column) }
}

/** @throws NotFound, also for what somebody else uploaded */
export async function ownUpload(tx: PortalTransaction, { actor, clock }: PortalContext, uploadId: string, action: 'upload.view' | 'upload.view-file'): Promise<Upload> {
  const upload = await tx.upload.findUnique({ where: { id: uploadId, personId: actor.personId } })
  if (!upload || upload.state === 'removed') throw new NotFound()
  await logAction(tx, actor, clock, { action, owner: upload.ownerKey === null ? null : parseOwnerKey(upload.ownerKey), objectId: uploadId })
  return upload
}

async function groupsOf(tx: PortalTransaction, uploadId: string): Promise<FindingGroup[]> {
  const groups = await tx.$queryRaw<{ rule_id: string; code: string; level: FindingLevel; places: number; items: number }[]>`
    SELECT rule_id, code, level::text AS level, count(*)::int AS places, count(DISTINCT item_index)::int AS items FROM upload_finding
    WHERE upload_id = ${uploadId}::uuid GROUP BY rule_id, code, level ORDER BY min(level), places DESC, rule_id LIMIT 50`
  return groups.map(({ rule_id, ...group }) => ({ ruleId: rule_id, ...group }))
}

export function shownFinding({ level, ruleId, code, path: place, line, lineColumn, itemIndex, itemId, value, detail }: Prisma.UploadFindingGetPayload<object>): ShownFinding {
  return {
    level, ruleId, code, ...(place !== null && { path: place }), ...(line !== null && { line }), ...(lineColumn !== null && { column: lineColumn }),
    ...(itemIndex !== null && { itemIndex }), ...(itemId !== null && { itemId }), ...(value !== null && { value }), ...(detail !== null && { detail }),
  }
}
