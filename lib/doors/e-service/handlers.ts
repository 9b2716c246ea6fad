import type { Authority } from '#lib/certificates/authority.ts'
import { credentialFiles } from '#lib/certificates/credential-files.ts'
import { applyForInterface } from '#lib/certificates/interface/apply-for-interface.ts'
import { confirmBenefits } from '#lib/certificates/interface/confirm-benefits.ts'
import { listOrganisations } from '#lib/certificates/interface/list-organisations.ts'
import { readInterface } from '#lib/certificates/interface/read-interface.ts'
import { revokeOwnCertificate } from '#lib/certificates/interface/revoke-own-certificate.ts'
import { suspendInterface } from '#lib/certificates/interface/suspend-interface.ts'
import { changeContact } from '#lib/certificates/orders/change-contact.ts'
import { readOutbox } from '#lib/certificates/orders/outbox.ts'
import { placeOrder } from '#lib/certificates/orders/place-order.ts'
import { openSecureMessage } from '#lib/certificates/orders/secure-message.ts'
import { hostKeySha256, knownHosts } from '#lib/certificates/ssh-key.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import { compareIncome } from '#lib/register/reports/compare-income.ts'
import { previewCancellation } from '#lib/register/reports/preview-cancellation.ts'
import { readDeliveryStates } from '#lib/register/reports/read-delivery-states.ts'
import { readDelivery, readDeliveryMessage } from '#lib/register/reports/read-delivery.ts'
import { readDisclosures, recordPayersLook } from '#lib/register/reports/disclosures.ts'
import { readReportedMonths } from '#lib/register/reports/read-reported-months.ts'
import { readReport } from '#lib/register/reports/read-report.ts'
import { searchOwnIncome } from '#lib/register/reports/search-own-income.ts'
import { searchDeliveries } from '#lib/register/reports/search-deliveries.ts'
import { searchReports } from '#lib/register/reports/search-reports.ts'
import { sumIncome } from '#lib/register/reports/sum-income.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { EserviceOperation, EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import { outboxText } from '../certificate-service/outbox/outbox-text.ts'

export type EserviceHandlers = { [Name in EserviceOperation]: (request: EserviceRequest<Name>) => Promise<EserviceResponse<Name>> }

export type EserviceContext = {
  authority: Authority
  db: Database
  clock: Clock
  /** Where secure messages are opened. */
  secureMessageUrl: string | undefined
  /** Where clients find the SFTP door: for their known_hosts. */
  sftp: { names: readonly string[]; port: number }
}

export function eserviceHandlers({ authority, db, clock, secureMessageUrl, sftp }: EserviceContext): EserviceHandlers {
  const { box } = authority
  const artificial = authority.environment === 'test'
  return {
    'read-interface': ({ businessId }) => db.read((tx) => readInterface(tx, businessId, clock.now())),
    'confirm-benefits': (request) => db.transaction((tx) => confirmBenefits(tx, { ...request, artificial, now: clock.now() })),
    'apply-for-interface': (request) => db.transaction((tx) => applyForInterface(tx, { ...request, artificial, now: clock.now() })),
    async 'order-certificate'(request) {
      const order = await db.transaction((tx) => placeOrder(tx, box, { ...request, ...(secureMessageUrl === undefined ? {} : { secureMessageUrl }), now: clock.now() }))
      if (!order.placed) return { accepted: false, reason: order.reason }
      const { orderId, expiresAt, customerName, transferId, transferPassword } = order
      return { accepted: true, orderId, expiresAt: expiresAt.toISOString(), ...(request.deliveredTo === 'eservice' ? { transferData: { customerName, transferId, transferPassword } } : {}) }
    },
    async 'change-contact'(request) {
      const changed = await db.transaction((tx) => changeContact(tx, { ...request, now: clock.now() }))
      return changed ? { accepted: true } : { accepted: false, reason: 'unknown' }
    },
    async 'revoke-certificate'(request) {
      const result = await db.transaction((tx) => revokeOwnCertificate(tx, authority, { ...request, now: clock.now() }))
      return result === 'revoked' ? { accepted: true } : { accepted: false, reason: result }
    },
    async 'read-certificate-files'({ businessId, certificateId }) {
      const [row] = await db.query<{ type: CertificateType; content: Buffer; account: string | null }>(
        'SELECT type, content, account FROM certificate WHERE id = $1 AND business_id = $2 AND NOT is_eservice', [certificateId, businessId])
      if (!row) return { files: null }
      const forSftp: Record<string, string> = row.account === null ? {} : { 'user.txt': `${row.account}\n`, 'known_hosts': knownHosts(await authority.sftpHostKey(), sftp.names, sftp.port) }
      return { files: { ...credentialFiles(authority, row.type, row.content), ...forSftp } }
    },
    async 'read-addresses'() {
      const hostKey = await authority.sftpHostKey()
      return {
        sftp: { hostKey: { bits: hostKey.asymmetricKeyDetails!.modulusLength!, sha256: hostKeySha256(hostKey) }, knownHosts: knownHosts(hostKey, sftp.names, sftp.port) },
        authorities: authority.published(),
      }
    },
    'list-organisations': (request) => db.read((tx) => listOrganisations(tx, { ...request, now: clock.now() })),
    'suspend-interface': async (request) => ({ changed: await db.transaction((tx) => suspendInterface(tx, { ...request, now: clock.now() })) }),
    'open-secure-message': (request) => db.transaction((tx) => openSecureMessage(tx, box, { ...request, now: clock.now() })),
    async 'read-outbox'({ limit }) {
      // What was delivered is somebody's secret in production.
      const messages = authority.environment === 'test' ? await readOutbox(db, box, { limit }) : []
      return {
        messages: messages.reverse().map((message) => ({
          id: message.id, kind: message.kind, to: message.recipient, ...outboxText(message), createdAt: message.createdAt.toISOString(), sentAt: message.sentAt?.toISOString() ?? null,
        })),
      }
    },
    'search-reports': (request) => searchReports(db, request),
    async 'read-report'(request) {
      const answer = await readReport(db, request)
      if (answer.report) await recordPayersLook(db, { ...request, at: clock.now() })
      return answer
    },
    'read-disclosures': (request) => readDisclosures(db, request),
    'search-own-income': (request) => searchOwnIncome(db, request),
    'search-deliveries': (request) => searchDeliveries(db, request),
    'read-delivery': (request) => readDelivery(db, request),
    'read-reported-months': (request) => readReportedMonths(db, request),
    'read-delivery-states': (request) => readDeliveryStates(db, request),
    'preview-cancellation': (request) => previewCancellation(db, request),
    'read-delivery-message': (request) => readDeliveryMessage(db, request),
    'sum-income': (request) => sumIncome(db, request),
    'compare-income': (request) => compareIncome(db, request),
  }
}
