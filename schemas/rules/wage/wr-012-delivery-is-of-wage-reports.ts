import type { DeliveryData } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY } from './paths.ts'

const WAGE_REPORTS = 100

/** The message structure carries one delivery type only, whatever else the code list has. */
export const wr012DeliveryIsOfWageReports = checked<DeliveryFacts, DeliveryData>(
  row('WR-012', [`${DELIVERY}/DeliveryDataType`]), DELIVERY,
  ({ deliveryDataType }, _facts, place, rule) => {
    if (deliveryDataType !== WAGE_REPORTS) place.violates(rule, 'DeliveryDataType', deliveryDataType)
  },
)
