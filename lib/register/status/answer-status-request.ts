import type { CertificateTrust, TrustedCertificate } from '#lib/certificates/trust.ts'
import type { Verification } from '#lib/xml/verify.ts'
import type { StatusRequestToIr } from '#schemas/generated/types/status-message-types.ts'
import { BUSINESS_ID, isSameParty, partyKey } from '#schemas/parties.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { RegisterContext } from '../context.ts'
import type { DeliveryHead } from '../delivery-head.ts'
import { passingFeedback } from '../feedback/answers.ts'
import { referenceOfUuid } from '../references.ts'
import { FEEDBACK_DELAY_MS } from '../sandbox/faults.ts'
import { decompress } from '../store/compressed.ts'

export type StatusQuery = { request: StatusRequestToIr; verification: Verification; signer?: CertificateTrust; sender: TrustedCertificate }

/**
 * GetDeliveryDataStatus: deliveries of every channel, for their owner or the creator that sent them. Anybody else gets
 * the answer of a delivery that does not exist (D-34). Every failure is message level, status 0.
 */
export async function answerStatusRequest(context: RegisterContext, query: StatusQuery): Promise<string | Buffer> {
  const violations = checkRequest(context, query)
  if (violations.length > 0) return passingFeedback(context, { status: 0, violations })

  const { request, sender } = query
  const [found] = await context.db.query<{ head: DeliveryHead; ir_delivery_id: string; creator_key: string; status: number; processed_at: Date | null; content: Buffer | null }>(
    `SELECT d.head, d.ir_delivery_id, d.creator_key, d.status, d.processed_at, f.content
     FROM delivery d LEFT JOIN feedback f ON f.arrival_no = d.arrival_no AND f.status = d.status
     WHERE d.owner_key = $1 AND d.delivery_data_type = $2 AND ($3::text IS NULL OR d.delivery_id = $3) AND ($4::uuid IS NULL OR d.ir_delivery_id = $4)`,
    [partyKey(request.deliveryDataOwner), request.deliveryDataType, request.deliveryId ?? null, request.irDeliveryId ?? null])
  const requester = partyKey(request.deliveryDataCreator)
  const maySee = found && (sender.eService || requester === partyKey(request.deliveryDataOwner) || requester === found.creator_key)
  if (!maySee) return passingFeedback(context, { status: 0, violations: [violation('PR-147', 'StatusRequestToIR')] })
  const isHeldBack = context.faults['feedback-delayed'] && context.clock.now().getTime() - (found.processed_at?.getTime() ?? 0) < FEEDBACK_DELAY_MS
  if (found.content && !isHeldBack) return decompress(found.content)
  return passingFeedback(context, { status: 2, head: found.head, irDeliveryId: referenceOfUuid(found.ir_delivery_id) })
}

function checkRequest(context: RegisterContext, { request, verification, signer, sender }: StatusQuery): Violation[] {
  if (!verification.valid) return [violation(verification.ruleId, 'Signature')]
  if (!signer?.trusted) return [violation('PR-142', 'Signature')]
  const violations: Violation[] = []
  if (!sender.eService && signer.businessId !== sender.businessId) violations.push(violation('PR-143', 'Signature'))
  const { deliveryDataCreator: creator } = request
  if (!signer.eService && (creator.type !== BUSINESS_ID || creator.code !== signer.businessId)) violations.push(violation('PR-045', 'DeliveryDataCreator'))
  if (!isSameParty(creator, request.deliveryDataSender)) violations.push(violation('PR-047', 'DeliveryDataSender'))
  if (request.productionEnvironment !== (context.environment === 'production')) violations.push(violation('PR-043', 'ProductionEnvironment', String(request.productionEnvironment)))
  if (request.deliveryId === undefined && request.irDeliveryId === undefined) violations.push(violation('PR-080', 'DeliveryId'))
  // On this request every failure is reported at message level (D-34).
  return violations.map((found) => ({ ...found, level: 'message' }))
}
