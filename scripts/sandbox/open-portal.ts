import type { PortalDatabase } from '#lib/platform/portal-database.ts'
import type { SandboxData } from './sandbox-data.ts'

/** The portal's database with its model, which takes some memory: only while it is needed. Not there yet: nothing to reset. */
export async function openPortal({ portalUrl }: Pick<SandboxData, 'portalUrl'>): Promise<PortalDatabase | undefined> {
  if (portalUrl === undefined) return undefined
  const { openPortalDatabase } = await import('#lib/platform/portal-database.ts')
  const portal = openPortalDatabase({ url: portalUrl, connectionsMax: 1 })
  const { rows } = await portal.pool.query<{ there: boolean }>("SELECT to_regclass('portal._private_jobs') IS NOT NULL AS there")
  if (rows[0]!.there) return portal
  await portal.close()
  return undefined
}
