import type { RecoveryData } from '../../generated/types/wage-reports-to-ir-types.ts'
import { isBefore } from '../dates.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { ORIG_PERIOD, RECOVERY_DATA } from './paths.ts'

/** What is recovered was paid before: no original date lies after the day of recovery. */
const notAfterRecovery = (id: string, name: 'PaymentDate' | 'StartDate', validFrom?: string): CheckedRule<ReportFacts> => checked<ReportFacts, RecoveryData>(
  row(id, [`${ORIG_PERIOD}/${name}`, `${RECOVERY_DATA}/RecoveryDate`], { ...(validFrom && { validFrom }) }), RECOVERY_DATA,
  ({ recoveryDate, origPaymentPeriods: { origPaymentPeriod } }, _facts, place, rule) => {
    origPaymentPeriod.forEach(({ paymentDate, startDate }, i) => {
      const date = name === 'PaymentDate' ? paymentDate : startDate
      if (date !== undefined && isBefore(recoveryDate, date)) place.violates(rule, `OrigPaymentPeriods/OrigPaymentPeriod[${i + 1}]/${name}`, date)
    })
  },
)

export const wr287OriginalPaymentBeforeRecovery = notAfterRecovery('WR-287', 'PaymentDate')
export const wr289OriginalStartBeforeRecovery = notAfterRecovery('WR-289', 'StartDate', '2022-01-01')
