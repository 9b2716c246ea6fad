/**
 * What a replacement must leave as it was in the version it replaces; anything else is changed by cancelling the
 * report and sending a new one. Groups are compared as sets of values: order and repetition do not count, absence
 * against presence does (D-13). Identifiers are the same as everywhere (D-20).
 */
import type { Id, Payer, PaymentPeriod, Report, WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import { valueName } from '../../names.ts'
import { partyKey } from '../../parties.ts'
import { row } from '../families/rows.ts'
import { violationOf, type Rule, type Violation } from '../rule.ts'
import { ACCIDENT_INSURANCE, EARNER_BASIC, EARNER_IDS, EARNER_TYPE, EXCEPTION_CODE, PAYER_IDS, PAYMENT_PERIOD, PENSION_INSURANCE, REPORT, REPORT_DATA, SUBSTITUTE_PAYER } from './paths.ts'

export type StoredReport = { readonly report: Report; readonly payer: Payer; readonly paymentPeriod: PaymentPeriod }

const ATHLETE = 8
const ORGANISATION = 12

type Frozen = {
  readonly rule: Rule
  /** A text that is equal for equal data; undefined when nothing is given */
  readonly key: (version: StoredReport) => string | undefined
}

const frozen = (id: string, element: string, key: Frozen['key'], more: readonly string[] = []): Frozen => ({
  rule: { ...row(id, [element, ...more, `${REPORT_DATA}/ActionCode`], { level: 'item' }), judge: 'previous-version' }, key,
})

const idsKey = (ids: readonly Id[] | undefined): string | undefined => ids && setKey(ids.map(partyKey))
const setKey = (keys: readonly string[]): string => [...new Set(keys)].sort().join('|')
/** @param group flat group @param id its identifier, compared as such */
const groupKey = (group: object | undefined, id?: Id): string | undefined =>
  group && setKey(Object.entries(group).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${value === id ? partyKey(value as Id) : String(value)}`))

const frozenData: readonly Frozen[] = [
  frozen('WR-048', PAYMENT_PERIOD, ({ paymentPeriod }) => groupKey(paymentPeriod)),
  frozen('WR-058', PAYER_IDS, ({ payer }) => idsKey(payer.payerIds?.id)),
  frozen('WR-093', SUBSTITUTE_PAYER, ({ payer: { substitutePayer } }) => groupKey(substitutePayer, substitutePayer?.employerId)),
  frozen('WR-117', EARNER_IDS, ({ report }) => idsKey(report.incomeEarner.incomeEarnerIds?.id)),
  frozen('WR-137', `${EARNER_BASIC}/BirthDate`, ({ report }) => report.incomeEarner.incomeEarnerBasic?.birthDate),
  frozen('WR-194', PENSION_INSURANCE, ({ report }) => groupKey(report.incomeEarner.pensionInsurance)),
  frozen('WR-200', ACCIDENT_INSURANCE, ({ report: { incomeEarner: { accidentInsurance } } }) => groupKey(accidentInsurance, accidentInsurance?.accInsProvId)),
  frozen('WR-207', EXCEPTION_CODE.slice(0, EXCEPTION_CODE.lastIndexOf('/')), ({ report }) => {
    const codes = report.incomeEarner.insuranceExceptions?.exceptionCode
    return codes && setKey(codes.map(String))
  }, [EXCEPTION_CODE]),
  frozen('WR-224', EARNER_TYPE.slice(0, EARNER_TYPE.lastIndexOf('/')), ({ report }) => {
    const types = report.incomeEarner.incomeEarnerOther?.incomeEarnerTypes?.incomeEarnerType
    return [ATHLETE, ORGANISATION].filter((type) => types?.includes(type)).join('|')
  }, [EARNER_TYPE]),
]

export const replacementRules: readonly Rule[] = frozenData.map(({ rule }) => rule)

/**
 * @param current the delivery, the replacing report in it and its 0-based place
 * @param previous newest stored version of the report that is replaced
 */
export function checkReplacement(current: { readonly delivery: WageReportsToIr; readonly report: Report; readonly index: number }, previous: StoredReport): Violation[] {
  const { payer, paymentPeriod } = current.delivery.deliveryData
  const version: StoredReport = { report: current.report, payer, paymentPeriod }
  return frozenData
    .filter(({ key }) => key(version) !== key(previous))
    .map(({ rule }) => violationOf(rule, placeIn(current, rule.elements[0]!)))
}

/** The element, or the first one on the way to it that is not there. */
function placeIn({ delivery, report, index }: { delivery: WageReportsToIr; report: Report; index: number }, element: string): string {
  const isOfReport = element.startsWith(`${REPORT}/`)
  const base = isOfReport ? `${REPORT}[${index + 1}]` : 'DeliveryData'
  const names = element.slice((isOfReport ? REPORT : 'DeliveryData').length + 1).split('/')
  let current: unknown = isOfReport ? report : delivery.deliveryData
  let depth = 0
  while (depth < names.length && current !== undefined) current = (current as Record<string, unknown>)[valueName(names[depth++]!)]
  return [base, ...names.slice(0, depth)].join('/')
}
