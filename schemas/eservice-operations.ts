/**
 * What an e-service does at its own register beside filing: applications, orders, certificates, suspensions, and
 * looking at what is stored. One JSON operation each, `POST /e-service/<name>` at the web service door, with the
 * e-service's certificate only. The official register has no such door: against it the e-service leaves these pages to
 * the official one.
 */
import { z } from 'zod'
import { certificateTypeNames } from './certificate-types.ts'
import { eserviceReportOperations } from './eservice-report-operations.ts'
import { BusinessId } from './identifiers.ts'

const Moment = z.iso.datetime()
/** Name of the person who acts. The e-service has checked what they may do. */
const Actor = z.string().trim().min(1).max(200)
const OrganisationName = z.string().trim().min(1).max(200)
const Id = z.number().int().positive()

export const Channel = z.enum(['wage:ws-real-time', 'wage:ws-delayed', 'wage:sftp', 'benefit:ws-real-time', 'benefit:ws-delayed', 'benefit:sftp', 'datauser:ws-real-time', 'datauser:ws-delayed', 'datauser:sftp'])
/** Channels that an interface application names; those of data users follow from the data permission. */
export const PayerChannel = Channel.extract(['wage:ws-real-time', 'wage:ws-delayed', 'wage:sftp', 'benefit:ws-real-time', 'benefit:ws-delayed', 'benefit:sftp'])
export const Purpose = z.enum(['own', 'on-behalf'])
export const RevocationReason = z.enum(['key-compromise', 'affiliation-changed', 'superseded', 'cessation-of-operation', 'unspecified'])
/** A natural person (e-service 1.7). Phone in international form; it receives the PIN (D-122). */
export const Contact = z.object({ name: z.string().trim().min(1).max(100), phone: z.e164(), email: z.email().max(254) })
/** Tells the certificates of one organisation apart (D-122). */
export const CertificateDescription = z.string().trim().min(5).max(100)

const Application = z.object({
  id: Id,
  purposes: z.array(z.enum(['own', 'on-behalf', 'data-use'])),
  channels: z.array(Channel),
  state: z.enum(['valid', 'replaced', 'ended']),
  validFrom: Moment,
  endedAt: Moment.nullable(),
  appliedBy: z.string().nullable(),
})

const Order = z.object({
  id: Id,
  type: z.enum(certificateTypeNames),
  description: z.string(),
  contact: z.object({ name: z.string(), phone: z.string(), email: z.string() }),
  representativeEmail: z.string().nullable(),
  deliveredTo: z.enum(['contact', 'eservice']),
  orderedAt: Moment,
  expiresAt: Moment,
  /** open: its transfer data can be used; void: five wrong passwords */
  state: z.enum(['open', 'used', 'expired', 'cancelled', 'void']),
})

const Certificate = z.object({
  id: Id,
  type: z.enum(certificateTypeNames),
  serialNumber: z.string(),
  /** User name at the SFTP door. */
  account: z.string().nullable(),
  orderId: Id.nullable(),
  renewsId: Id.nullable(),
  /** The valid certificate that renewed this one. */
  renewedById: Id.nullable(),
  issuedAt: Moment,
  notBefore: Moment,
  notAfter: Moment,
  state: z.enum(['valid', 'expired', 'revoked']),
  revokedAt: Moment.nullable(),
  revocationReason: z.string().nullable(),
  lastUsedAt: Moment.nullable(),
  /** Given out lately, should the answer have been lost (D-68). */
  retrievalIds: z.array(z.string()),
})

const Event = z.object({
  id: Id,
  at: Moment,
  action: z.enum(['benefits-confirmed', 'benefits-withdrawn', 'interface-deployed', 'interface-replaced', 'interface-suspended', 'interface-resumed', 'certificate-ordered', 'order-cancelled', 'contact-changed', 'certificate-issued', 'certificate-renewed', 'certificate-revoked']),
  actor: z.string().nullable(),
  applicationId: Id.nullable(),
  orderId: Id.nullable(),
  certificateId: Id.nullable(),
  note: z.string().nullable(),
})

const OutboxEntry = z.object({
  id: Id,
  kind: z.enum(['mail', 'sms']),
  to: z.string(),
  subject: z.string().optional(),
  text: z.string().optional(),
  /** What a secure message shows after its PIN. */
  secureText: z.string().optional(),
  createdAt: Moment,
  sentAt: Moment.nullable(),
})

const done = z.object({ accepted: z.literal(true) })
const refusedWith = <const Reasons extends readonly [string, ...string[]]>(...reasons: Reasons) => z.object({ accepted: z.literal(false), reason: z.enum(reasons) })

export const eserviceOperations = {
  /** Everything about one organisation's interface; an unknown organisation has nothing. */
  'read-interface': {
    request: z.object({ businessId: BusinessId }),
    response: z.object({
      /** Now, by the register's clock. */
      now: Moment,
      benefitsConfirmedAt: Moment.nullable(),
      suspension: z.object({ reason: z.string(), since: Moment }).nullable(),
      /** Newest first; at most one is valid. */
      applications: z.array(Application),
      orders: z.array(Order),
      certificates: z.array(Certificate),
      events: z.array(Event),
    }),
  },
  'confirm-benefits': {
    request: z.object({ businessId: BusinessId, name: OrganisationName, confirmed: z.boolean(), actor: Actor }),
    response: z.discriminatedUnion('accepted', [done, refusedWith('benefit-channels-in-use')]),
  },
  'apply-for-interface': {
    request: z.object({
      businessId: BusinessId, name: OrganisationName,
      purposes: z.array(Purpose).min(1).max(2),
      channels: z.array(PayerChannel).min(1).max(6),
      termsVersion: z.string().min(1).max(20),
      /** The application in force that the applicant saw. */
      replaces: Id.nullable(),
      /** Certificates that the applicant knows to lose their channel (D-121). */
      acceptedLosses: z.array(Id).max(1_000),
      actor: Actor,
    }),
    response: z.union([
      z.object({ accepted: z.literal(true), applicationId: Id }),
      refusedWith('changed-meanwhile', 'benefits-not-confirmed'),
      z.object({ accepted: z.literal(false), reason: z.literal('certificates-lose-channel'), certificateIds: z.array(Id) }),
    ]),
  },
  'order-certificate': {
    request: z.object({
      businessId: BusinessId,
      type: z.enum(certificateTypeNames),
      description: CertificateDescription,
      contact: Contact,
      representativeEmail: z.email().max(254),
      /** eservice: the answer carries the transfer data, nobody else gets them. */
      deliveredTo: z.enum(['contact', 'eservice']),
      replacesOrderId: Id.optional(),
      actor: Actor,
    }),
    response: z.discriminatedUnion('accepted', [
      done.extend({ orderId: Id, expiresAt: Moment, transferData: z.object({ customerName: z.string(), transferId: z.string(), transferPassword: z.string() }).optional() }),
      refusedWith('unknown-organisation', 'channel-not-in-use', 'interface-suspended'),
    ]),
  },
  'change-contact': {
    request: z.object({ businessId: BusinessId, orderId: Id, contact: Contact, representativeEmail: z.email().max(254), actor: Actor }),
    response: z.discriminatedUnion('accepted', [done, refusedWith('unknown')]),
  },
  'revoke-certificate': {
    request: z.object({ businessId: BusinessId, certificateId: Id, reason: RevocationReason, note: z.string().trim().max(500).optional(), actor: Actor }),
    response: z.discriminatedUnion('accepted', [done, refusedWith('unknown', 'already-revoked')]),
  },
  /** Certificate with its chain, and for SFTP what a client needs beside. */
  'read-certificate-files': {
    request: z.object({ businessId: BusinessId, certificateId: Id }),
    response: z.object({ files: z.record(z.string(), z.string()).nullable() }),
  },
  /** What clients need to find the register's doors and to know that it is they. */
  'read-addresses': {
    request: z.object({}),
    response: z.object({
      sftp: z.object({
        hostKey: z.object({
          bits: z.number().int(),
          /** SHA-256 of the key in the form of SSH (RFC 4253, 6.6), base64 without padding: as OpenSSH shows it. */
          sha256: z.string(),
        }),
        knownHosts: z.string(),
      }),
      /** Certificate and revocation list of each authority, at the distribution point. */
      authorities: z.array(z.object({ name: z.string(), certificate: z.url(), revocationList: z.url() })),
    }),
  },
  /** For the operator: organisations with an interface, certificates or orders. */
  'list-organisations': {
    request: z.object({ query: z.string().trim().max(100), offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    response: z.object({
      count: z.number().int(),
      organisations: z.array(z.object({
        businessId: z.string(), name: z.string(), channels: z.array(Channel), suspended: z.boolean(),
        validCertificates: z.number().int(), openOrders: z.number().int(), revokedCertificates: z.number().int(), nextEnd: Moment.nullable(), lastEventAt: Moment.nullable(),
      })),
    }),
  },
  'suspend-interface': {
    request: z.object({ businessId: BusinessId, suspended: z.boolean(), reason: z.string().trim().min(1).max(500), actor: Actor }),
    response: z.object({ changed: z.boolean() }),
  },
  /** For whoever holds the address of a mail and the PIN of a text message. */
  'open-secure-message': {
    request: z.object({ token: z.string().min(1).max(100), pin: z.string().min(1).max(20) }),
    response: z.discriminatedUnion('opened', [
      z.object({ opened: z.literal(true), content: z.object({ customerId: z.string(), customerName: z.string(), description: z.string(), transferId: z.string(), transferPassword: z.string(), expiresOn: z.iso.date() }) }),
      z.object({ opened: z.literal(false), reason: z.enum(['unknown', 'wrong-pin', 'void']) }),
    ]),
  },
  /** Test environment only: mails and text messages, newest first. */
  'read-outbox': {
    request: z.object({ limit: z.number().int().min(1).max(1_000) }),
    response: z.object({ messages: z.array(OutboxEntry) }),
  },
  ...eserviceReportOperations,
} as const

export type EserviceOperation = keyof typeof eserviceOperations
export type EserviceRequest<Name extends EserviceOperation> = z.infer<(typeof eserviceOperations)[Name]['request']>
export type EserviceResponse<Name extends EserviceOperation> = z.infer<(typeof eserviceOperations)[Name]['response']>

export type InterfaceState = EserviceResponse<'read-interface'>
export type InterfaceCertificate = InterfaceState['certificates'][number]
export type InterfaceOrder = InterfaceState['orders'][number]
export type OutboxEntry = z.infer<typeof OutboxEntry>

/** Path of an operation at the web service door. */
export const ESERVICE_PATH = '/e-service/'
