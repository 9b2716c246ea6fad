import type { CertificateTrust, TrustedCertificate } from '#lib/certificates/trust.ts'
import type { Verification } from '#lib/xml/verify.ts'
import type { Channel } from '#schemas/channels.ts'
import type { DeliveryKind, DeliveryValue } from '../delivery-kind.ts'

/** A delivery that has passed XML and schema checks at a door; nothing of it is stored yet. */
export type ReceivedDelivery = {
  kind: DeliveryKind
  value: DeliveryValue
  /** The exact bytes that came, and whether they are a SOAP envelope round the message. */
  bytes: Uint8Array
  enveloped: boolean
  channel: Channel
  /** On which Finnish day it came, YYYY-MM-DD, where that is not the day of reception: paper is typed later. */
  arrivedOn?: string
  /** Exactly one report or item is allowed (real-time operation, D-28). */
  realTime: boolean
  verification: Verification
  /** What is known of the signing certificate; absent when there is no valid signature. */
  signer?: CertificateTrust
  /** The caller: certificate of the TLS or SSH connection, already found good by the door. */
  sender: TrustedCertificate
}
