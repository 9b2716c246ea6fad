import { createHash, X509Certificate } from 'node:crypto'
import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { CertificateRequest, VaultKey } from '#lib/platform/generated/portal/client.ts'
import { certificateTypeNames, typeOfIssuer, type CertificateType } from '#schemas/certificate-types.ts'
import { NotFound, type PortalContext } from '../../context.ts'
import { requestFailures, waitReasons, type RequestFailure, type RequestWait } from './request-state.ts'

export type RequestRow = Pick<CertificateRequest, 'id' | 'description' | 'purpose' | 'state' | 'createdAt'> & { type?: CertificateType; waitReason?: RequestWait; failure?: RequestFailure }

export type RequestView = RequestRow & Pick<CertificateRequest, 'keyBits' | 'orderId'> & {
  /** the portal orders, or the person brought transfer data */
  isOrder: boolean
  times: { asked: Date; ordered?: Date; signing?: Date; signed?: Date; finished?: Date }
  nextAt?: Date
  failureText?: string
  retrievalId?: string
  certificate?: { serialNumber: string; notBefore: Date; notAfter: Date; issuer: string; hasChain: boolean; /** SHA-256 of the public key, hex */ keyFingerprint: string }
  /** For the person who asked for the key, and for nobody else. `given`: they have had it. */
  key?: { state: 'to-be-given' } | { state: 'files'; until: Date } | { state: 'given' }
}

const RECENT_MAX = 30

/** What is under way and what was lately, newest first; renewals apart. @throws PermissionDenied */
export async function listRequests(context: PortalContext, businessId: string): Promise<RequestRow[]> {
  return context.db.read(async (tx) => {
    await requirePermission(tx, context, 'certificates.read', organisationKey(businessId))
    const found = await tx.certificateRequest.findMany({ where: { businessId, purpose: { not: 'renewal' } }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: RECENT_MAX, include: { vaultKey: true } })
    return found.map(rowOf)
  })
}

/** @throws NotFound, PermissionDenied */
export async function readRequest(context: PortalContext, businessId: string, requestId: string): Promise<RequestView> {
  const { db, clock, actor } = context
  const request = await db.transaction(async (tx) => {
    await requirePermission(tx, context, 'certificates.read', organisationKey(businessId))
    const found = await tx.certificateRequest.findUnique({ where: { id: requestId, businessId }, include: { vaultKey: true } })
    if (!found) throw new NotFound()
    await logAction(tx, actor, clock, { action: 'certificate.view', owner: organisationKey(businessId), objectId: requestId })
    return found
  })
  const { orderId, keyBits, failureText, retrievalId, nextAt, orderedAt, signingAt, signedAt, finishedAt, createdAt } = request
  return {
    ...rowOf(request), orderId, keyBits, isOrder: request.type !== null,
    times: { asked: createdAt, ...(orderedAt && { ordered: orderedAt }), ...(signingAt && { signing: signingAt }), ...(signedAt && { signed: signedAt }), ...(finishedAt && { finished: finishedAt }) },
    ...(nextAt && { nextAt }), ...(failureText !== null && { failureText }), ...(retrievalId !== null && { retrievalId }),
    ...(request.certificate && { certificate: certificateFacts(request.certificate, request.chain) }),
    ...(request.purpose === 'give' && request.state === 'fetched' && request.personId === actor.personId && { key: givenKey(request, clock.now()) }),
  }
}

type WithKey = CertificateRequest & { vaultKey: VaultKey | null }

function rowOf({ id, description, purpose, state, createdAt, type, waitReason, failure, vaultKey, certificate }: WithKey): RequestRow {
  const known = typeOf(type ?? vaultKey?.type ?? null, certificate)
  const [waits, failed] = [waitReasons.find((one) => one === waitReason), requestFailures.find((one) => one === failure)]
  return { id, description, purpose, state, createdAt, ...(known && { type: known }), ...(waits && { waitReason: waits }), ...(failed && { failure: failed }) }
}

function typeOf(type: string | null, certificate: Uint8Array | null): CertificateType | undefined {
  if (type !== null) return certificateTypeNames.find((name) => name === type)
  const issuer = certificate ? commonName(new X509Certificate(certificate).issuer) : ''
  return typeOfIssuer(issuer, 'test') ?? typeOfIssuer(issuer, 'production')
}

const commonName = (name: string): string => /^CN=(.*)$/m.exec(name)?.[1] ?? ''

function certificateFacts(der: Uint8Array, chain: string | null): NonNullable<RequestView['certificate']> {
  const certificate = new X509Certificate(der)
  return {
    serialNumber: certificate.serialNumber, notBefore: certificate.validFromDate, notAfter: certificate.validToDate, issuer: commonName(certificate.issuer), hasChain: chain !== null,
    keyFingerprint: createHash('sha256').update(certificate.publicKey.export({ type: 'spki', format: 'der' })).digest('hex'),
  }
}

function givenKey({ vaultKey, filesSealed, filesUntil }: WithKey, now: Date): NonNullable<RequestView['key']> {
  if (filesSealed && filesUntil && filesUntil > now) return { state: 'files', until: filesUntil }
  return vaultKey?.privateKeySealed ? { state: 'to-be-given' } : { state: 'given' }
}
