import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import type { Operation } from '#schemas/services.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { RegisterContext } from '../context.ts'
import type { DeliveryHead } from '../delivery-head.ts'
import { acknowledgement, errorGroups, passingFeedback } from '../feedback/answers.ts'
import { newReference } from '../references.ts'

/** Interval of a query without one: from the register's first day to now (D-113). */
const FIRST_MOMENT = '2019-01-01T00:00:00+02:00'

/**
 * The signed answer of an operation that this register does not offer: the message of its kind with one
 * message-level error that names the service. Nothing has been taken in.
 */
export function answerNotInUse(context: RegisterContext, operation: Operation, head?: DeliveryHead): string {
  const violations = [{ ...violation('X-NOT-IN-USE', '*'), details: operation.name }]
  if (operation.output.element === 'AckFromIR' && head) return acknowledgement(context, head, { status: 4, violations })
  if (operation.output.element === 'StatusResponseFromIR') return passingFeedback(context, { status: 4, head, violations })
  const now = context.clock.now()
  const value = {
    subscription: { queryDataType: operation.dataTypes[0], productionEnvironment: context.environment === 'production' },
    query: { irQueryId: newReference(now.getTime()), queryTimestamp: now.toISOString(), queryTimespanStart: FIRST_MOMENT, queryTimespanEnd: now.toISOString() },
    summary: { nrOfReports: 0 },
    ...errorGroups(violations, context.errorLanguage),
  }
  return signWritten(writeMessage(operation.output.file, operation.output.element, value), context.authority.signerOfAnswers())
}
