import { fieldNameOf } from '../forms/field-names.ts'
import type { FormProblem } from '../forms/check-form.ts'
import type { FormValues } from '../forms/form-values.ts'
import { reportsIn } from './draft-row.ts'
import type { DraftContext } from './draft-context.ts'
import type { OpenedDraft } from './read-drafts.ts'

/**
 * What the register said of the draft when it was sent, at the fields it speaks of; of several reports each error goes
 * with its report, whatever row that has now.
 */
export async function refusedProblems({ db }: DraftContext, { refusedSubmissionId, values }: OpenedDraft): Promise<FormProblem[]> {
  if (refusedSubmissionId === undefined) return []
  const errors = await db.read((tx) => tx.submissionError.findMany({ where: { submissionId: refusedSubmissionId }, orderBy: { position: 'asc' }, include: { item: { select: { itemId: true } } }, take: 500 }))
  const references = reportsIn(values).map(({ reportData }) => (reportData as FormValues | undefined)?.['reportId'])
  return errors.map(({ code, ruleId, message, path, item }): FormProblem => {
    const row = item?.itemId ? references.indexOf(item.itemId) : -1
    const field = path === null || path === '*' ? '' : fieldNameOf(path)
    return { found: 'register', field: row === -1 ? field : field.replace(/^reports\.report(\.\d+)?/, `reports.report.${row}`), code, message, ...(ruleId !== null && { ruleId }) }
  })
}
