import { ruleContext } from '#schemas/rules/rule-settings.ts'
import type { ReceptionCheck } from '../reception-check.ts'

/** The head rules of the message itself, as far as they need nothing but the delivery (schemas/rules). */
export const headFollowsItsRules: ReceptionCheck = ({ context, delivery, today }) =>
  delivery.kind.checkHead(delivery.value, ruleContext(context, { today, realTime: delivery.realTime }))
