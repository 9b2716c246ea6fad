import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { VaultKey } from '#lib/platform/generated/portal/client.ts'
import { certificateTypeNames, certificateTypes, RENEWABLE_DAYS, type CertificateType } from '#schemas/certificate-types.ts'
import { requestFailures, waitReasons, type RequestFailure, type RequestWait } from '../certificates/get/request-state.ts'
import { NotFound, type InterfaceContext } from '../context.ts'
import { HOME_WAIT_MS_MAX, inTime } from '../in-time.ts'
import { useFailures, type UseFailure } from './use-failures.ts'
import { readInterface } from './sync-keys.ts'

const DAY_MS = 86_400_000
const PAST_MAX = 50

export type KeyView = Pick<VaultKey, 'id' | 'description' | 'keyBits' | 'renewsItself' | 'state'> & {
  type?: CertificateType
  serialNumber?: string
  registerCertificateId?: number
  /** Its last moment has passed, by the register's clock. */
  ended: boolean
  notAfter?: Date
  activatedAt?: Date
  lastUsedAt?: Date
  destroyedAt?: Date
  /** From here on it is renewed. */
  renewableFrom?: Date
  /** What deliveries it sends now; a newer key of the same type takes its place. */
  use: 'sends' | 'newer-key' | 'web-service-first' | 'no-user-name' | 'not-for-sending' | 'none'
  sftpUser?: string
  renewal?: { state: 'under-way'; waitReason?: RequestWait } | { state: 'failed'; failure: RequestFailure; at: Date; nextAt?: Date }
  useFailure?: { failure: UseFailure; at: Date }
}

/** An organisation's kept keys: those in use, then those that were. @throws PermissionDenied */
export async function listKeys(context: InterfaceContext, businessId: string): Promise<{ keys: KeyView[]; past: KeyView[] }> {
  const { db, clock, actor } = context
  const owner = organisationKey(businessId)
  const rows = await db.transaction(async (tx) => {
    await requirePermission(tx, context, 'certificates.read', owner)
    await logAction(tx, actor, clock, { action: 'key.list', owner })
    return tx.vaultKey.findMany({ where: { businessId, purpose: 'keep' }, orderBy: [{ createdAt: 'desc' }], include: { request: true } })
  })
  // Where the register can be asked, its clock decides what has ended.
  const now = rows.length === 0 ? clock.now() : new Date((await readInterface(context, businessId))?.now ?? clock.now())
  const active = rows.filter((row) => row.state === 'active')
  const views = rows.filter((row) => row.state !== 'pending').map((row) => viewOf(row, { active, now, successor: rows.find((one) => one.renewsId === row.id && one.state === 'pending') }))
  return { keys: views.filter(({ state }) => state === 'active'), past: views.filter(({ state }) => state !== 'active').slice(0, PAST_MAX) }
}

/** @throws NotFound, PermissionDenied */
export async function readKey(context: InterfaceContext, businessId: string, keyId: string): Promise<KeyView> {
  const { keys, past } = await listKeys(context, businessId)
  const found = [...keys, ...past].find(({ id }) => id === keyId)
  if (!found) throw new NotFound()
  return found
}

/** Renewals that do not succeed, from 30 days before the end by the clock that renews: for the organisation's home. Nothing to whoever may not see keys. */
export async function failingRenewals(context: InterfaceContext, businessId: string): Promise<{ description: string; notAfter: Date }[]> {
  const { db, clock } = context
  const renewalStuck = { OR: [{ renewalFailure: { not: null } }, { renewedBy: { some: { state: 'pending' as const, request: { waitReason: { not: null } } } } }] }
  const stuck = await db.read(async (tx) => {
    await requirePermission(tx, context, 'certificates.read', organisationKey(businessId))
    return tx.vaultKey.findMany({ where: { businessId, purpose: 'keep', state: 'active', renewsItself: true, ...renewalStuck }, orderBy: { notAfter: 'asc' } })
  })
  if (stuck.length === 0) return []
  const now = Date.parse((await inTime(readInterface(context, businessId), HOME_WAIT_MS_MAX, undefined))?.now ?? clock.now().toISOString())
  return stuck.filter(({ notAfter }) => notAfter!.getTime() <= now + HOME_NOTICE_DAYS * DAY_MS).map(({ description, notAfter }) => ({ description, notAfter: notAfter! }))
}

const HOME_NOTICE_DAYS = 30

type Row = VaultKey & { request?: { waitReason: string | null } | null }

function viewOf(row: VaultKey, { active, now, successor }: { active: readonly VaultKey[]; now: Date; successor: Row | undefined }): KeyView {
  const type = certificateTypeNames.find((name) => name === row.type)
  const { serialNumber, registerCertificateId, notAfter, activatedAt, lastUsedAt, destroyedAt, sftpUser, useFailureAt } = row
  const useFailure = useFailures.find((one) => one === row.useFailure)
  const renewal = renewalOf(row, successor)
  return {
    id: row.id, description: row.description, keyBits: row.keyBits, renewsItself: row.renewsItself, state: row.state, ended: notAfter !== null && notAfter <= now, use: useOf(row, type, active),
    ...(type && { type }), ...(serialNumber !== null && { serialNumber }), ...(registerCertificateId !== null && { registerCertificateId }), ...(sftpUser !== null && { sftpUser }),
    ...(notAfter && { notAfter, renewableFrom: new Date(notAfter.getTime() - RENEWABLE_DAYS * DAY_MS) }), ...(activatedAt && { activatedAt }), ...(lastUsedAt && { lastUsedAt }), ...(destroyedAt && { destroyedAt }),
    ...(renewal && { renewal }), ...(useFailure && useFailureAt && { useFailure: { failure: useFailure, at: useFailureAt } }),
  }
}

/** As the sender is chosen (lib/portal/submissions/sender.ts). */
function useOf(row: VaultKey, type: CertificateType | undefined, active: readonly VaultKey[]): KeyView['use'] {
  if (row.state !== 'active') return 'none'
  if (!type || certificateTypes[type].data === 'datauser') return 'not-for-sending'
  const alike = active.filter((one) => one.type === type)
  if (alike.some((one) => one.id !== row.id && isPreferred(one, row))) return 'newer-key'
  if (certificateTypes[type].door === 'ws') return 'sends'
  if (active.some((one) => one.type === `${certificateTypes[type].data}-ws`)) return 'web-service-first'
  return row.sftpUser === null ? 'no-user-name' : 'sends'
}

const isPreferred = (one: VaultKey, other: VaultKey): boolean =>
  one.notAfter!.getTime() === other.notAfter!.getTime() ? one.activatedAt! > other.activatedAt! : one.notAfter! > other.notAfter!

function renewalOf({ renewalFailure, renewalFailureAt, nextRenewalAt }: VaultKey, successor: Row | undefined): KeyView['renewal'] {
  if (successor) {
    const waitReason = waitReasons.find((one) => one === successor.request?.waitReason)
    return { state: 'under-way', ...(waitReason && { waitReason }) }
  }
  const failure = requestFailures.find((one) => one === renewalFailure)
  return failure && renewalFailureAt ? { state: 'failed', failure, at: renewalFailureAt, ...(nextRenewalAt && { nextAt: nextRenewalAt }) } : undefined
}
