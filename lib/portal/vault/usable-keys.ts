import type { VaultKey } from '#lib/platform/generated/portal/client.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { certificateTypeNames, type CertificateType } from '#schemas/certificate-types.ts'
import type { CertifiedKey } from '../threads/portal-tasks.ts'

/** A kept key that has its certificate and can be used now. */
export type UsableKey = CertifiedKey & {
  type: CertificateType
  serialNumber: string
  sftpUser: string | null
  sftpKnownHosts: string | null
  /** A successor has taken its place: only to finish what was begun with it. */
  replaced: boolean
  /** The register did not accept it when it was last used. */
  refused: boolean
}

/**
 * An organisation's keys whose certificates have not ended, those to be used first in front: in force before replaced,
 * not refused before refused, later end before earlier. Whether one has begun the register decides, by its own clock.
 */
export async function usableKeys(tx: PortalReadTransaction, businessId: string, now: Date): Promise<UsableKey[]> {
  const rows = await tx.vaultKey.findMany({
    where: { businessId, purpose: 'keep', state: { in: ['active', 'replaced'] }, destroyedAt: null, notAfter: { gt: now } },
    orderBy: [{ state: 'asc' }, { useFailureAt: { sort: 'asc', nulls: 'first' } }, { notAfter: 'desc' }, { activatedAt: 'desc' }],
  })
  return rows.flatMap((row) => usable(row) ?? [])
}

/** undefined: destroyed, without certificate, or of a type that we do not know */
export function usable({ id, businessId, dataKeySealed, privateKeySealed, certificate, chain, type, serialNumber, sftpUser, sftpKnownHosts, state, useFailure }: VaultKey): UsableKey | undefined {
  const known = certificateTypeNames.find((name) => name === type)
  if (!known || !dataKeySealed || !privateKeySealed || !certificate || serialNumber === null) return undefined
  return { id, businessId, dataKeySealed, privateKeySealed, certificate, chain: chain ?? '', type: known, serialNumber, sftpUser, sftpKnownHosts, replaced: state === 'replaced', refused: useFailure !== null }
}
