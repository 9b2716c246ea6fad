import { violation } from '#schemas/rules/violation.ts'
import type { ReceptionCheck } from '../reception-check.ts'

/** PR-143 (D-48): the connection's and the signature's certificates may differ, but not their organisation. */
export const oneOrganisationSendsAndSigns: ReceptionCheck = ({ delivery: { sender, signer } }) => {
  if (!signer?.trusted || sender.eService || sender.businessId === signer.businessId) return []
  return [violation('PR-143', 'Signature')]
}
