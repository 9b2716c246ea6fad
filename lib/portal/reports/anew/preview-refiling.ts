import type { OpenedDraft } from '../../drafts/read-drafts.ts'
import { NotFound } from '../../context.ts'
import { readReport, type ReportView } from '../read-report.ts'
import type { ReportsContext } from '../reports-context.ts'
import type { RefilingView } from './read-refilings.ts'
import type { SeenReport } from './refile-report.ts'

export type RefilingPreview = {
  /** the old report as the register has it now */
  report: ReportView
  /** what the person confirms with what they see */
  seen: SeenReport
  /** the report got this version after the form had been filled from it */
  movedOn: boolean
  /** it has been cancelled to be filed anew before: no more can be done here */
  elsewhere?: RefilingView
}

/** What would become of the old report if the draft were filed in its place. @throws NotFound, PermissionDenied; the register's failures */
export async function previewRefiling(context: ReportsContext, draft: OpenedDraft): Promise<RefilingPreview> {
  if (!draft.anew || draft.replacesIrReportId === undefined) throw new NotFound()
  const report = await readReport(context, draft.owner, draft.replacesIrReportId)
  if (!report.mayChange) throw new NotFound()
  const [newest] = report.versions
  const { refiled } = report
  const isElsewhere = refiled !== undefined && refiled.state !== 'given_up' && refiled.draftId !== draft.id
  return {
    report, seen: report.status === 2 ? 'cancelled' : newest!.version, movedOn: draft.replacesVersion !== undefined && newest!.version !== draft.replacesVersion,
    ...(isElsewhere && { elsewhere: refiled }),
  }
}
