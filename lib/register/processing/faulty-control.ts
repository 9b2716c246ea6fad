import type { Violation } from '#schemas/rules/rule.ts'
import { FAULTY_CONTROL_DEFAULT } from '../delivery-head.ts'

const WHOLE_DELIVERY = 2

/** Is nothing of the delivery stored (status 5)? An error of the whole, one faulty item with FaultyControl 2, or no good item (PR-053, PR-056, PR-058). */
export const rejectsAll = (deliveryViolations: readonly Violation[], itemViolations: readonly (readonly Violation[])[], faultyControl = FAULTY_CONTROL_DEFAULT): boolean =>
  deliveryViolations.length > 0
  || (faultyControl === WHOLE_DELIVERY && itemViolations.some((violations) => violations.length > 0))
  || itemViolations.every((violations) => violations.length > 0)
