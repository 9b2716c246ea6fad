import { BUSINESS_ID } from '#schemas/parties.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { ReceptionCheck } from '../reception-check.ts'

/**
 * WR-045 / PR-045: who produced the delivery signed it. A wrong signer gets feedback, not a dropped connection.
 * The e-service signs for people without a certificate of their own (D-54).
 */
export const signerIsCreator: ReceptionCheck = ({ delivery }) => {
  const { signer, value, kind } = delivery
  if (!signer?.trusted || signer.eService) return []
  const creator = value.deliveryData.deliveryDataCreator
  if (creator.type === BUSINESS_ID && creator.code === signer.businessId) return []
  return [{ ...violation(kind.rules.signerIsCreator, 'DeliveryData/DeliveryDataCreator'), details: `DeliveryData/DeliveryDataCreator/Code: the certificate was issued to ${signer.businessId}` }]
}
