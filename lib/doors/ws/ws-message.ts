import type { TrustedCertificate } from '#lib/certificates/trust.ts'
import type { EserviceChannel } from '#schemas/channels.ts'

/** A request that has passed HTTP and TLS; what is in its body nobody has looked at. */
export type WsRequest = {
  service: string
  /** SOAPAction without quotes; empty when missing. */
  soapAction: string
  body: Uint8Array
  sender: TrustedCertificate
  /** X-IR-Channel, from the e-service only (D-54). */
  irChannel?: EserviceChannel
  /** X-IR-Arrived, of paper: the Finnish day on which it came, YYYY-MM-DD. */
  arrivedOn?: string
}

export type WsResponse = {
  /** 200 for every business answer, 500 with a fault (D-52). */
  status: 200 | 500
  body: Uint8Array
  /** For metrics and log: what was asked and what came of it, without personal data. */
  told: { operation?: string; outcome: string; irDeliveryId?: string }
}
