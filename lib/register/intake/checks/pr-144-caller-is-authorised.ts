import { violation } from '#schemas/rules/violation.ts'
import type { ReceptionCheck } from '../reception-check.ts'

/**
 * PR-144 (D-43): certificates of the kind of the data, and an interface application in force that names
 * this kind on this channel and has not been suspended. The e-service may use every service (D-54).
 */
export const callerIsAuthorised: ReceptionCheck = ({ delivery, rights, suspended }) => {
  const { sender, signer, kind, channel } = delivery
  if (sender.eService) return []
  const wrongKind = [sender, signer].find((certificate) => certificate?.trusted && kind.dataKind !== 'any' && !certificate.type.startsWith(`${kind.dataKind}-`))
  if (wrongKind?.trusted) return [{ ...violation('PR-144', '*'), details: `certificate type ${wrongKind.type}` }]
  if (suspended) return [{ ...violation('PR-144', '*'), details: 'interface application: suspended by the operator' }]
  const needed = `${kind.dataKind}:${channel}`
  if (kind.dataKind !== 'any' && !rights?.channels.includes(needed)) return [{ ...violation('PR-144', '*'), details: `interface application: ${needed}` }]
  return []
}
