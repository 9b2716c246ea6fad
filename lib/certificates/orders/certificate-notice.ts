import type { Transaction } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { enqueue } from './outbox.ts'

/** A certificate with the people who are told about it. */
export type NoticedCertificate = {
  businessId: string
  organisationName: string
  serialNumber: string
  notAfter: Date
  description: string
  contactEmail: string
  representativeEmail: string | null
}

type Row = { business_id: string; name: string; serial_number: string; not_after: Date; description: string; contact_email: string; representative_email: string | null }

/** @returns undefined for a certificate without an order: nobody was named for it */
export async function findNoticedCertificate(tx: Transaction, certificateId: number): Promise<NoticedCertificate | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT c.business_id, o.name, c.serial_number, c.not_after, r.description, r.contact_email, r.representative_email
     FROM certificate c JOIN organisation o USING (business_id) JOIN certificate_order r ON r.id = c.order_id WHERE c.id = $1`, [certificateId])
  return row && {
    businessId: row.business_id, organisationName: row.name, serialNumber: row.serial_number, notAfter: row.not_after,
    description: row.description, contactEmail: row.contact_email, representativeEmail: row.representative_email,
  }
}

/** One mail to the contact person and one to the representative (D-120, D-130), unless they are the same. */
export async function notify(
  tx: Transaction, box: SealedBox, certificate: NoticedCertificate,
  notice: { template: 'certificate-reminder-mail'; values: { daysLeft: string; endsOn: string }; now: Date } | { template: 'certificate-revoked-mail'; values: { revokedOn: string }; now: Date },
): Promise<void> {
  const about = { customerId: certificate.businessId, customerName: certificate.organisationName, description: certificate.description, serialNumber: certificate.serialNumber }
  const recipients = new Set([certificate.contactEmail, certificate.representativeEmail ?? certificate.contactEmail])
  for (const recipient of recipients) {
    await (notice.template === 'certificate-reminder-mail'
      ? enqueue(tx, box, { recipient, template: notice.template, values: { ...about, ...notice.values }, now: notice.now })
      : enqueue(tx, box, { recipient, template: notice.template, values: { ...about, ...notice.values }, now: notice.now }))
  }
}
