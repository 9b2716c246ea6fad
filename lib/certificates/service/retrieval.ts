import type { Transaction } from '#lib/platform/database.ts'
import { newRetrievalId } from '../orders/transfer-data.ts'
import { refused, type CertificateServiceContext, type Refused } from './certificate-service.ts'

/** D-69 */
const RETRIEVAL_DAYS = 14

/** A new RetrievalId for a certificate, good from when the certificate is ready. */
export async function giveRetrieval(tx: Transaction, { delaySeconds }: CertificateServiceContext, certificateId: number, now: Date): Promise<string> {
  const retrievalId = newRetrievalId()
  const readyAt = new Date(now.getTime() + delaySeconds * 1000)
  const expiresAt = new Date(now.getTime() + RETRIEVAL_DAYS * 86_400_000)
  await tx.query(
    'INSERT INTO certificate_retrieval (retrieval_id, certificate_id, ready_at, expires_at, created_at) VALUES ($1, $2, $3, $4, $5)',
    [retrievalId, certificateId, readyAt, expiresAt, now])
  return retrievalId
}

/** The certificate (DER), any number of times; until it is ready the client asks again with the same RetrievalId. */
export async function getCertificate({ db, clock }: CertificateServiceContext, { customerId, retrievalId }: { customerId: string; retrievalId: string }): Promise<{ accepted: true; certificate: Buffer } | Refused> {
  const now = clock.now()
  const [row] = await db.query<{ content: Buffer; ready_at: Date; expires_at: Date }>(
    `SELECT c.content, r.ready_at, r.expires_at FROM certificate_retrieval r JOIN certificate c ON c.id = r.certificate_id
     WHERE r.retrieval_id = $1 AND c.business_id = $2`, [retrievalId, customerId])
  if (!row || now >= row.expires_at) return refused('PKI907')
  return now < row.ready_at ? refused('PKI906') : { accepted: true, certificate: row.content }
}
