import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Authority } from '../authority.ts'

/**
 * What the certificate service refuses (D-67). The codes are our own: a known client drops every code that is not
 * `PKI` and three digits, and the official table is not public.
 */
export type CertificateServiceError =
  /** TransferId unknown, or of another customer */
  | 'PKI901'
  /** TransferPassword wrong */
  | 'PKI902'
  /** transfer data expired, used, or void after too many wrong passwords */
  | 'PKI903'
  /** signing request not acceptable */
  | 'PKI904'
  /** Environment is not this one */
  | 'PKI905'
  /** certificate not ready yet: ask again */
  | 'PKI906'
  /** RetrievalId unknown, expired, or of another customer */
  | 'PKI907'
  /** renewal earlier than 60 days before the end */
  | 'PKI908'
  /** signature of the renewal not valid, or its certificate not in force */
  | 'PKI909'
  /** CustomerId is not the certificate's */
  | 'PKI910'
  /** our failure */
  | 'PKI911'

export type Refused = { accepted: false; error: CertificateServiceError }

export type RetrievalGiven = { accepted: true; retrievalId: string } | Refused

export type CertificateServiceContext = {
  authority: Authority
  db: Database
  clock: Clock
  /** From the request to the certificate being ready (D-69). */
  delaySeconds: number
}

export const refused = (error: CertificateServiceError): Refused => ({ accepted: false, error })
