import type { Violation } from '#schemas/rules/rule.ts'
import type { RegisterContext } from '../context.ts'
import type { ReceivedDelivery } from './received-delivery.ts'
import type { ReceptionFacts } from './reception-facts.ts'

/** Everything a reception check may look at. */
export type Reception = ReceptionFacts & {
  context: RegisterContext
  delivery: ReceivedDelivery
  /** Finnish date of arrival. */
  today: string
}

/** A violation at reception; `details` replaces path and value where the answer must tell more. */
export type ReceptionViolation = Violation & { details?: string }

export type ReceptionCheck = (reception: Reception) => ReceptionViolation[]
