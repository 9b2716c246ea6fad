import { helsinkiDate } from '#lib/platform/clock.ts'
import type { PartyId } from '#schemas/parties.ts'
import type { DeliveryRuleContext } from '#schemas/rules/messages.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import { ruleContext, type RuleSettings } from '#schemas/rules/rule-settings.ts'
import { parseDay } from '../finnish-days.ts'
import { deliveryOf, type Delivery } from './delivery-of.ts'
import { formDefinitions, type FormKind } from './form-kinds.ts'
import { formModel } from './form-model.ts'
import { isGroup, readValues, type FieldProblem, type FormValue, type FormValues } from './form-values.ts'

/** Something wrong with one field: how it was typed, what a rule says, or what the register said when it was sent. `advice` holds up nothing. */
export type FormProblem =
  | ({ found: 'typed' } & FieldProblem)
  | { found: 'rule'; field: string; ruleId: string; code: string; value?: string; advice: boolean }
  | { found: 'register'; field: string; ruleId?: string; code: string; message: string }

/** @property replaces.original what the form was filled with: the report that is replaced */
export type CheckContext = RuleSettings & { owner: PartyId; now: Date; replaces?: { irReportId: string; original?: FormValues | undefined } }

/**
 * Everything that can be said of a form before it is sent, by the rules of the register. Also of a half-filled one: what
 * is missing is told, and rules that would complain of a missing value's stopgap keep silent.
 */
export function checkForm(kind: FormKind, values: FormValues, context: CheckContext): FormProblem[] {
  const today = helsinkiDate(context.now)
  const model = formModel(kind)
  const read = (typed: FormValues) => readValues(model, typed, { paymentDate: typedPaymentDate(kind, typed) ?? today })
  const { value, problems, filled, fieldOf } = read(values)
  let number = 0
  const deliveryFrom = (message: typeof value) => deliveryOf(kind, message, { ...context, at: context.now, deliveryId: 'draft', reference: () => `draft-${++number}` })
  const delivery = deliveryFrom(value)
  const original = context.replaces?.original
  const typed = new Set(problems.map(({ field }) => field))
  // A rule may speak of a list where a field of its is missing: that is said at the field.
  const isSaid = (field: string) => typed.has(field) || filled.has(field) || [...typed].some((one) => one.startsWith(`${field}.`))
  const advice = original && formDefinitions[kind].rules.adviseReplacements?.(delivery, deliveryFrom(read(original).value))
  const rules = [...violationsOf(kind, delivery, ruleContext(context, { today })), ...advice ?? []]
    .map(({ path, ruleId, code, value: found, warning }): FormProblem =>
      ({ found: 'rule', field: fieldOf(path), ruleId, code, ...(found !== undefined && { value: found }), advice: warning === true }))
    .filter(({ field }) => !isSaid(field))
  return [...problems.map((problem): FormProblem => ({ found: 'typed', ...problem })), ...rules]
}

/** The payment or other reporting date as it is typed, YYYY-MM-DD; undefined when it is none yet. */
export function typedPaymentDate(kind: FormKind, values: FormValues): string | undefined {
  let typed: FormValue = values
  for (const key of formDefinitions[kind].dateField.split('.')) typed = isGroup(typed) ? typed[key] : undefined
  return typeof typed === 'string' ? parseDay(typed.trim()) : undefined
}

function violationsOf(kind: FormKind, delivery: Delivery, context: DeliveryRuleContext): Violation[] {
  const { rules } = formDefinitions[kind]
  return [...rules.checkCommon(delivery, context), ...rules.checkItems(delivery, context).flat(), ...rules.guidance(delivery, context)]
}
