/** What a replacement of an earnings payment report must leave as it was. */
import type { Payer, PaymentPeriod, Report, WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import { changedData, frozen, groupKey, idsKey, setKey, type Frozen } from '../families/frozen-data.ts'
import type { Rule, Violation } from '../rule.ts'
import { ACCIDENT_INSURANCE, EARNER_BASIC, EARNER_IDS, EARNER_TYPE, EXCEPTION_CODE, PAYER_IDS, PAYMENT_PERIOD, PENSION_INSURANCE, SUBSTITUTE_PAYER } from './paths.ts'

export type StoredReport = { readonly report: Report; readonly payer: Payer; readonly paymentPeriod: PaymentPeriod }

const ATHLETE = 8
const ORGANISATION = 12

const frozenData: readonly Frozen<StoredReport>[] = [
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
  return changedData(frozenData, current, { report: current.report, payer, paymentPeriod }, previous)
}
