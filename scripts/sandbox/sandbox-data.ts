import type { Authority } from '#lib/certificates/authority.ts'
import type { Database } from '#lib/platform/database.ts'

/** Where the state of the whole system lies. */
export type SandboxData = {
  dataDirectory: string
  register: Database
  registerUrl: string
  /** The portal's database; none where the portal runs elsewhere: then only the register is concerned. */
  portalUrl: string | undefined
  authority: Authority
  masterKey: Uint8Array
  /** Makes sure that the e-service's certificate is one the register knows. */
  keepEserviceCredentials(): Promise<unknown>
}
