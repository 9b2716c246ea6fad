import { violation } from '#schemas/rules/violation.ts'
import type { ReceptionCheck } from '../reception-check.ts'

/**
 * WR-046 / PR-048: on the technical channels a signature is mandatory; PR-140, PR-141: it is of the closed profile and
 * verifies; PR-142: its certificate is ours, in force and of a type for this door.
 */
export const signatureIsGood: ReceptionCheck = ({ delivery }) => {
  const { verification, signer, kind } = delivery
  if (!verification.valid) {
    const ruleId = verification.ruleId === 'PR-048' ? kind.rules.signaturePresent : verification.ruleId
    return [{ ...violation(ruleId, 'Signature'), details: `Signature: ${verification.reason}` }]
  }
  if (!signer?.trusted) return [{ ...violation('PR-142', 'Signature'), details: `Signature: certificate ${signer?.reason ?? 'unknown-issuer'}` }]
  const fitsDoor = signer.eService || (delivery.channel === 'sftp') === signer.type.endsWith('-sftp')
  return fitsDoor ? [] : [{ ...violation('PR-142', 'Signature'), details: `Signature: certificate type ${signer.type}` }]
}
