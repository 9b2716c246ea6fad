import type { TLSSocket } from 'node:tls'
import type { DistrustReason, TrustedCertificate } from '#lib/certificates/trust.ts'
import type { Authority } from '#lib/certificates/authority.ts'

export type Caller = { welcome: true; certificate: TrustedCertificate } | { welcome: false; reason: string }

/**
 * Who calls (D-49). The handshake completes whatever the client shows, so that people can be told why they are refused:
 * the question is asked again for every request, since a certificate may be revoked in the middle of a connection.
 */
export async function callerOf(authority: Authority, socket: TLSSocket): Promise<Caller> {
  const certificate = socket.getPeerX509Certificate()
  if (!certificate) return { welcome: false, reason: `no client certificate was shown; ${expected(authority)}` }
  const trust = await authority.trustOf(certificate)
  const shown = `serial number ${certificate.serialNumber}, valid until ${certificate.validToDate.toISOString()}`
  if (!trust.trusted) return { welcome: false, reason: `${sentence(trust.reason)}; ${shown}; ${expected(authority)}` }
  if (!trust.eService && !trust.type.endsWith('-ws')) return { welcome: false, reason: `a certificate of type ${trust.type} does not open web services; ${shown}; ${expected(authority)}` }
  return { welcome: true, certificate: trust }
}

const expected = (authority: Authority): string => `expected issuer: ${authority.webServiceIssuers().join(' or ')}`

function sentence(reason: DistrustReason): string {
  switch (reason) {
    case 'unreadable': return 'the client certificate cannot be read'
    case 'unknown-certificate': return 'the client certificate is not known to this certificate service'
    case 'unknown-issuer': return 'the client certificate was not issued by this certificate service'
    case 'expired': return 'the client certificate has expired'
    case 'not-yet-valid': return 'the client certificate is not valid yet'
    case 'revoked': return 'the client certificate has been revoked'
    case 'wrong-environment': return 'the client certificate belongs to another environment'
    default: return reason satisfies never
  }
}
