import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { NotFound } from '../context.ts'
import { formModel } from '../forms/form-model.ts'
import { valuesOf, type FormValues } from '../forms/form-values.ts'
import { readReport } from '../reports/read-report.ts'
import type { ReportsContext } from '../reports/reports-context.ts'
import type { PaperKind } from './paper-start.ts'

/**
 * What stands on a paper form of an existing report, as its newest version has it.
 * @throws NotFound also for benefits, of which there is no paper (PR-008); PermissionDenied; the register's failures
 */
export async function printReport(context: ReportsContext, owner: OwnerKey, irReportId: string): Promise<{ kind: PaperKind; reportId: string; values: FormValues }> {
  const { reportType, reportId, versions } = await readReport(context, owner, irReportId)
  if (reportType === 102) throw new NotFound()
  const kind = reportType === 101 ? 'separate' : 'wage'
  const { common, content } = versions[0]!
  await context.db.transaction((tx) => logAction(tx, context.actor, context.clock, { action: 'report.print', owner, subject: `report ${irReportId.toLowerCase()}` }))
  return { kind, reportId, values: valuesOf(formModel(kind), { ...common, reports: { report: [content] } }) }
}
