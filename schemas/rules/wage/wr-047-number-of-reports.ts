import type { DeliveryData } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { processingRule } from '../processing.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY, REPORT } from './paths.ts'

/** The limit hangs on the operation, not on the root element (D-28). */
export const wr047OneReportInRealTime = checked<DeliveryFacts, DeliveryData>(
  row('WR-047', [REPORT], { level: 'delivery-head' }), DELIVERY,
  ({ reports }, { context }, place, rule) => {
    if (context.realTime && reports.report.length !== 1) place.violates(rule, 'Reports', reports.report.length)
  },
)

/** The configured limit of every message with items, here for wage reports (D-27). */
export const pr137ReportsMax = checked<DeliveryFacts, DeliveryData>(
  processingRule('PR-137'), DELIVERY,
  ({ reports }, { context }, place, rule) => {
    if (reports.report.length > context.reportsMax) place.violates(rule, 'Reports', reports.report.length)
  },
)
