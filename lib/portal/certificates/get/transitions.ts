/** From one state of a request for a certificate to the next, together with the job that goes on from there. */
import type { CertificateRequest, Prisma } from '#lib/platform/generated/portal/client.ts'
import type { CertificateRequestState } from '#lib/platform/generated/portal/enums.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { JobContext } from '../../context.ts'
import { planJob } from '../../jobs.ts'
import { destroyKey } from '../../vault/destroy-key.ts'
import { renewalFailed } from '../../vault/renewal-failed.ts'
import type { RequestFailure, RequestWait } from './request-state.ts'

/** What the job does after a step: the next one at once, or nothing more for now. */
export type Next = 'go-on' | 'stop'

const FIRST_PAUSE_SECONDS = 2
const PAUSE_SECONDS_MAX = 300
/** The certificate itself is asked for at least this often: clients are known to do so every 45 seconds. */
export const FETCH_PAUSE_SECONDS_MAX = 45

const pauseBefore = (attempts: number, max: number): number => Math.min(max, FIRST_PAUSE_SECONDS * 2 ** Math.min(attempts, 16))

/** Into a new state, where it goes on at once. */
export async function advance(tx: PortalTransaction, { clock }: JobContext, { id }: Pick<CertificateRequest, 'id'>, state: CertificateRequestState, data: Prisma.CertificateRequestUncheckedUpdateInput = {}): Promise<Next> {
  await tx.certificateRequest.update({ where: { id }, data: { state, attempts: 0, waitReason: null, nextAt: clock.now(), ...data } })
  return 'go-on'
}

/** Later again, in this state or in the one given. */
export async function waitFor(
  tx: PortalTransaction, { clock }: JobContext, { id, attempts }: Pick<CertificateRequest, 'id' | 'attempts'>, waitReason: RequestWait | null,
  { seconds, pauseSecondsMax = PAUSE_SECONDS_MAX, ...data }: { seconds?: number; pauseSecondsMax?: number } & Prisma.CertificateRequestUncheckedUpdateInput = {},
): Promise<Next> {
  const afterSeconds = seconds ?? pauseBefore(attempts, pauseSecondsMax)
  await tx.certificateRequest.update({ where: { id }, data: { attempts: attempts + 1, waitReason, nextAt: new Date(clock.now().getTime() + afterSeconds * 1000), ...data } })
  await planJob(tx, 'obtain-certificate', { requestId: id }, { afterSeconds, key: `certificate ${id}` })
  return 'stop'
}

/** Ended without a certificate: its secrets and its key are forgotten. @param failureText the certificate service's own words */
export async function fail(tx: PortalTransaction, context: JobContext, { id, vaultKeyId, purpose }: Pick<CertificateRequest, 'id' | 'vaultKeyId' | 'purpose'>, failure: RequestFailure, failureText?: string): Promise<Next> {
  const now = context.clock.now()
  await tx.certificateRequest.update({
    where: { id },
    data: { state: 'failed', failure, failureText: failureText?.slice(0, 500) ?? null, finishedAt: now, waitReason: null, nextAt: null, orderSealed: null, transferSealed: null },
  })
  if (vaultKeyId !== null) {
    if (purpose === 'renewal') await renewalFailed(tx, context, vaultKeyId, failure)
    await destroyKey(tx, vaultKeyId, now, 'removed')
  }
  return 'stop'
}

/** Only a person can tell what is to be done. */
export async function becomeUnclear(tx: PortalTransaction, { id, failureText }: Pick<CertificateRequest, 'id' | 'failureText'>): Promise<Next> {
  await tx.certificateRequest.update({ where: { id }, data: { state: 'unclear', attempts: 0, waitReason: null, nextAt: null, failureText: failureText?.slice(0, 500) ?? null } })
  return 'stop'
}
