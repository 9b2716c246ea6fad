import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { violatesUniqueness } from '#lib/platform/unique-violation.ts'
import { isPersonalIdentityCode } from '#schemas/identifier-checks.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE } from '#schemas/parties.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { formModel } from '../forms/form-model.ts'
import { readValues, type FormValues, type LexicalProblem } from '../forms/form-values.ts'
import { replaceRemembered } from '../templates/remembered-earners.ts'
import { earnerFields, textAt, withText, type EarnerKind } from './earner-fields.ts'
import { earnerOf, findEarner } from './read-earner.ts'

export type EarnerProblem = LexicalProblem | 'no-name' | 'wrong-identifier'

export type EarnerChanged =
  | { outcome: 'saved' }
  | { outcome: 'problems'; problems: { field: string; problem: EarnerProblem; charactersMax?: number }[] }
  /** another one has these identifiers already */
  | { outcome: 'known-already' }

const [TYPE, CODE] = ['incomeEarnerIds.id.0.type', 'incomeEarnerIds.id.0.code']
const IN_FORM = 'reports.report.0.incomeEarner.'

/**
 * Changes what the next report will say of an income earner; what was reported stays as it was.
 * @param typed by the fields' names; those that are missing stay
 * @throws NotFound, PermissionDenied
 */
export async function changeEarner(context: DraftContext, owner: OwnerKey, id: string, typed: Readonly<Record<string, string>>): Promise<EarnerChanged> {
  const { db, actor, clock } = context
  try {
    return await db.transaction(async (tx): Promise<EarnerChanged> => {
      const found = await findEarner(tx, context, owner, id)
      const names = earnerFields(found.kind).flatMap(([, fields]) => fields.map(({ name }) => name))
      const earner = names.filter((name) => typed[name] !== undefined).reduce((changed, name) => withText(changed, name, typed[name]!), earnerOf(found.report))
      const problems = problemsOf(found.kind, earner, names)
      if (problems.length > 0) return { outcome: 'problems', problems }
      await replaceRemembered(tx, context, found.kind, owner, found, { ...found.report, incomeEarner: earner })
      await logAction(tx, actor, clock, { action: 'earner.change', owner, objectId: id })
      return { outcome: 'saved' }
    })
  } catch (error) {
    if (violatesUniqueness(error, 'remembered_earner_once')) return { outcome: 'known-already' }
    throw error
  }
}

function problemsOf(kind: EarnerKind, earner: FormValues, names: readonly string[]): (EarnerChanged & { outcome: 'problems' })['problems'] {
  const read = readValues(formModel(kind), { reports: { report: [{ incomeEarner: earner }] } }).problems
  const lexical = read.filter(({ field }) => field.startsWith(IN_FORM)).map((problem) => ({ ...problem, field: problem.field.slice(IN_FORM.length) })).filter(({ field }) => names.includes(field))
  const [type, code] = [Number(textAt(earner, TYPE)), textAt(earner, CODE)]
  const isWrong = (type === PERSONAL_IDENTITY_CODE && !isPersonalIdentityCode(code)) || (type === BUSINESS_ID && !BusinessId.safeParse(code).success)
  const isNameless = code === '' && ['lastName', 'companyName'].every((name) => textAt(earner, `incomeEarnerBasic.${name}`) === '')
  return [
    ...lexical,
    ...(code !== '' && isWrong ? [{ field: CODE, problem: 'wrong-identifier' as const }] : []),
    ...(isNameless ? [{ field: CODE, problem: 'no-name' as const }] : []),
  ]
}
