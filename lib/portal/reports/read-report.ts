import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { permittedScope } from '#lib/identity/require-permission.ts'
import { covers } from '#lib/identity/permissions.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { StoredReportVersion } from '#schemas/eservice-report-operations.ts'
import { NotFound } from '../context.ts'
import { refilingsOfReport, type RefilingView } from './anew/read-refilings.ts'
import type { ReportsContext } from './reports-context.ts'
import { sightOfReports } from './visible.ts'

export type StoredReport = NonNullable<EserviceResponse<'read-report'>['report']>

/** How a version was sent, where it was sent from here. @property personName none: an officer of the register typed it from paper */
export type SentHere = { submissionId: string; personName?: string; fileName: string }

export type ReportView = Omit<StoredReport, 'versions'> & {
  owner: OwnerKey
  /** newest first */
  versions: (StoredReportVersion & { sentHere?: SentHere })[]
  /** may it be corrected and cancelled by this person? */
  mayChange: boolean
  /** to those who may change it: how it was cancelled to be filed anew */
  refiled?: RefilingView
  /** and the refiling that brought it */
  inPlaceOf?: RefilingView
}

const WRITING = { 100: 'wage-reports.write', 101: 'wage-reports.write', 102: 'benefit-reports.write' } as const
export const writingRight = (reportType: 100 | 101 | 102): (typeof WRITING)[100 | 101 | 102] => WRITING[reportType]

/**
 * One report with all its versions.
 * @param irReportId 32 hex digits
 * @throws PermissionDenied, NotFound: shown alike; the register's failures
 */
export async function readReport(context: ReportsContext, ownerKey: OwnerKey, irReportId: string): Promise<ReportView> {
  const { db, actor, clock, register } = context
  const sight = await db.read((tx) => sightOfReports(tx, context, ownerKey))
  const { report } = await register.call('read-report', { ...sight, irReportId: irReportId.toLowerCase() })
  if (!report) throw new NotFound()
  return db.transaction(async (tx) => {
    await logAction(tx, actor, clock, { action: 'report.view', owner: ownerKey, subject: `report ${report.irReportId}` })
    const sent = await sentFromHere(tx, ownerKey, report.versions.map(({ irDeliveryId }) => irDeliveryId))
    const scope = await permittedScope(tx, context, writingRight(report.reportType), ownerKey)
    const mayChange = covers(scope, report.subOrganisationIds)
    const { old, replaces } = mayChange ? await refilingsOfReport(tx, context, ownerKey, report.irReportId, [...sent.values()].map(({ submissionId }) => submissionId)) : {}
    return {
      ...report, owner: ownerKey, mayChange, ...(old && { refiled: old }), ...(replaces && { inPlaceOf: replaces }),
      versions: report.versions.map((version) => ({ ...version, ...(sent.has(version.irDeliveryId) && { sentHere: sent.get(version.irDeliveryId)! }) })),
    }
  })
}

/** Which of the register's deliveries went out from here, and who sent them. */
export async function sentFromHere(tx: PortalReadTransaction, ownerKey: OwnerKey, irDeliveryIds: readonly string[]): Promise<Map<string, SentHere>> {
  const submissions = await tx.submission.findMany({
    where: { ownerKey, irDeliveryId: { in: [...irDeliveryIds] } },
    select: { id: true, irDeliveryId: true, fileName: true, origin: true, person: { select: { givenNames: true, familyName: true } } },
  })
  return new Map(submissions.map(({ id, irDeliveryId, fileName, origin, person }) => [irDeliveryId!, { submissionId: id, fileName, ...(origin !== 'paper' && { personName: `${person.givenNames} ${person.familyName}` }) }]))
}
