import { certificateTypes, REMINDER_DAYS, RENEWABLE_DAYS } from '#schemas/certificate-types.ts'
import type { InterfaceCertificate, InterfaceOrder, InterfaceState } from '#schemas/eservice-operations.ts'

const DAY_MS = 86_400_000

/**
 * What a certificate is good for now.
 * - `no-channel`: in force, but the valid application does not name its channel (D-121)
 * - `renewed`: in force, and a valid one has renewed it
 * - `ending`: ends within 60 days, and nothing has renewed it
 */
export type CertificateStanding = 'valid' | 'ending' | 'renewed' | 'no-channel' | 'expired' | 'revoked'

/** A certificate with what its order says of it; ordered outside the e-service, nothing is known of that. */
export type CertificateFacts = InterfaceCertificate & {
  standing: CertificateStanding
  description: string | null
  contact: InterfaceOrder['contact'] | null
  representativeEmail: string | null
  /** whole days to its end, from one upwards; none when it has ended */
  daysLeft: number | undefined
  /** reminder that is reached (D-130) */
  stage: (typeof REMINDER_DAYS)[number] | undefined
}

/** Certificates newest first. */
export function certificateFacts({ now, applications, orders, certificates }: Pick<InterfaceState, 'now' | 'applications' | 'orders' | 'certificates'>): CertificateFacts[] {
  const channels: readonly string[] = applications.find(({ state }) => state === 'valid')?.channels ?? []
  return certificates.map((certificate) => {
    const order = orders.find(({ id }) => id === certificate.orderId)
    const days = (Date.parse(certificate.notAfter) - Date.parse(now)) / DAY_MS
    const standing = standingOf(certificate, days, certificateTypes[certificate.type].channels.some((channel) => channels.includes(channel)))
    return {
      ...certificate, standing,
      description: order?.description ?? null, contact: order?.contact ?? null, representativeEmail: order?.representativeEmail ?? null,
      daysLeft: certificate.state === 'valid' ? Math.max(1, Math.ceil(days)) : undefined,
      stage: standing === 'ending' ? REMINDER_DAYS.findLast((stage) => days <= stage) : undefined,
    }
  })
}

function standingOf({ state, renewedById }: InterfaceCertificate, days: number, hasChannel: boolean): CertificateStanding {
  if (state !== 'valid') return state
  if (!hasChannel) return 'no-channel'
  if (renewedById !== null) return 'renewed'
  return days <= RENEWABLE_DAYS ? 'ending' : 'valid'
}

/** Those that somebody should see to, the most urgent first. */
export const endingCertificates = (certificates: readonly CertificateFacts[]): CertificateFacts[] =>
  certificates.filter(({ standing }) => standing === 'ending').sort((a, b) => Date.parse(a.notAfter) - Date.parse(b.notAfter))

/** Other valid certificates with which the same data can go on being sent. */
export const othersOfSameData = (certificates: readonly CertificateFacts[], { id, type }: CertificateFacts): CertificateFacts[] =>
  certificates.filter((one) => one.id !== id && one.type === type && ['valid', 'ending', 'renewed'].includes(one.standing))
