import type { Reports } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { monthNumber } from '../dates.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { PAYMENT_MONTH, REPORT } from './paths.ts'

const NEW_REPORT = 1

/** Accepted (D-98), but usually a slip: a payer reports a month once and replaces that report. Earlier deliveries are the portal's to look at. */
export const sr160SecondReportOfMonth = checked<DeliveryFacts, Reports>(
  row('SR-160', [PAYMENT_MONTH], { level: 'guidance' }), REPORT.slice(0, REPORT.lastIndexOf('/')),
  ({ report }, _facts, place, rule) => {
    const seen = new Set<number>()
    report.forEach(({ reportData, paymentMonth }, index) => {
      if (reportData.actionCode !== NEW_REPORT) return
      const month = monthNumber(paymentMonth)
      if (seen.has(month)) place.violates(rule, `Report[${index + 1}]/PaymentMonth`, `${paymentMonth.month}/${paymentMonth.year}`)
      seen.add(month)
    })
  },
)
