import type { CertificateRequestState } from '#lib/platform/generated/portal/enums.ts'

/** States that a job leaves by itself. */
export const MOVING_STATES = ['made', 'ordering', 'ready', 'signing', 'signed'] as const satisfies CertificateRequestState[]
export const UNFINISHED_STATES = [...MOVING_STATES, 'unclear'] as const satisfies CertificateRequestState[]

/** Why a request does not go on just now. */
export const waitReasons = ['unreachable', 'busy', 'not-ready'] as const
export type RequestWait = (typeof waitReasons)[number]

/** Why a request has ended without a certificate. */
export const requestFailures = [
  // of the certificate service (D-67)
  'PKI901', 'PKI902', 'PKI903', 'PKI904', 'PKI905', 'PKI907', 'PKI908', 'PKI909', 'PKI910',
  /** another code, shown with the service's own words */
  'service',
  // of an order at our own register
  'unknown-organisation', 'channel-not-in-use', 'interface-suspended', 'not-offered',
  /** what came is for another key or another organisation */
  'wrong-certificate',
  /** the key to be renewed is no longer here */
  'key-gone',
  'given-up',
] as const
export type RequestFailure = (typeof requestFailures)[number]
