import type { PaidAbsencePeriod } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row, type RowOptions } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { appliesFor, KELA_DAILY_ALLOWANCE, KELA_FAMILY_LEAVE, type ReportFacts } from './facts.ts'
import { PAID_PERIOD, REIMB_PAYMENT_TYPE } from './paths.ts'

/** Kela pays for certain reasons of absence only. A reason of no list is WR-371's. */
const causeOf = (id: string, application: number, causes: readonly number[], options?: RowOptions): CheckedRule<ReportFacts> => checked<ReportFacts, PaidAbsencePeriod>(
  row(id, [`${PAID_PERIOD}/CauseCode`, REIMB_PAYMENT_TYPE], options), PAID_PERIOD,
  (period, { kela, codes }, place, rule) => {
    if (!kela || causes.includes(period.causeCode) || !codes.PaidAbsenceCauseCode!.has(period.causeCode)) return
    if (appliesFor(period, application)) place.violates(rule, 'CauseCode', period.causeCode)
  },
)

export const wr375CauseOfDailyAllowance = causeOf('WR-375', KELA_DAILY_ALLOWANCE, [1, 3, 4, 5], { validUntil: '2024-12-31' })
export const wr376CauseOfFamilyLeave = causeOf('WR-376', KELA_FAMILY_LEAVE, [3])
/** 2 came with the partial sickness allowance (D-93). */
export const wr386CauseOfDailyAllowanceFrom2025 = causeOf('WR-386', KELA_DAILY_ALLOWANCE, [1, 2, 3, 4, 5], { validFrom: '2025-01-01' })
