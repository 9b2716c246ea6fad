import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { NotFound } from '../../context.ts'
import type { DraftContext } from '../../drafts/draft-context.ts'
import { startFrom } from '../../drafts/start-draft.ts'
import type { FormKind } from '../../forms/form-kinds.ts'
import { readReport, writingRight } from '../read-report.ts'
import type { ReportsContext } from '../reports-context.ts'

/** `replace`: the next version of the same report. `template`: a report of its own, with what this one says but its reference and dates. */
export type Way = 'replace' | 'template'

const kinds = { 100: 'wage', 101: 'separate', 102: 'benefit' } as const satisfies Record<number, FormKind>

/**
 * Opens a form filled with the newest version of a report.
 * @returns the draft: the kind of form and its id
 * @throws NotFound, PermissionDenied; the register's failures
 */
export async function startCorrection(context: ReportsContext & DraftContext, ownerKey: OwnerKey, irReportId: string, way: Way): Promise<{ kind: FormKind; draftId: string }> {
  const report = await readReport(context, ownerKey, irReportId)
  if (!report.mayChange) throw new PermissionDenied(writingRight(report.reportType))
  // A cancelled report can be a template, but not be replaced.
  if (way === 'replace' && report.status !== 1) throw new NotFound()
  const kind = kinds[report.reportType]
  const { common, content, version } = report.versions[0]!
  const draftId = await startFrom(context, {
    kind, owner: ownerKey, deliveryData: { ...common, reports: { report: [content] } }, mode: way === 'replace' ? { kind: 'replace', irReportId: report.irReportId, version } : { kind: 'new' },
  })
  await context.db.transaction((tx) => logAction(tx, context.actor, context.clock, { action: 'report.correct', owner: ownerKey, subject: `report ${report.irReportId}` }))
  return { kind, draftId }
}
