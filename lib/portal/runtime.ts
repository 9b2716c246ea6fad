/**
 * What the portal's process made once at start. Pages, route handlers and jobs of one process live in different module
 * graphs (Next bundles the first two), so they meet here and nowhere else.
 */
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { MandateSource } from '#lib/identity/mandate-source.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Configuration } from '#lib/platform/configuration.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { PortalDatabase } from '#lib/platform/portal-database.ts'
import type { RuleSettings } from '#schemas/rules/rule-settings.ts'
import type { Addresses } from './addresses.ts'
import type { ChangeFeed } from './changes.ts'
import type { FormWork } from './forms/form-work.ts'
import type { Health } from './health.ts'
import type { DeliveryWork } from './submissions/delivery-work.ts'
import type { RegisterOperations } from './register-operations.ts'
import type { VaultWork } from './vault/vault-work.ts'

export type PortalRuntime = {
  configuration: Configuration
  addresses: Addresses
  db: PortalDatabase
  clock: Clock
  log: Logger
  metrics: Registry
  box: SealedBox
  mandates: MandateSource
  /** Signs and encrypts session cookies. */
  sessionSecret: string
  /** What the portal proves itself with to the identity provider. */
  clientSecret: string
  uploadsDirectory: string
  ruleSettings: RuleSettings
  changes: ChangeFeed
  register: RegisterOperations
  vault: VaultWork
  forms: FormWork
  deliveries: DeliveryWork
  /** The register knows no e-service certificate of ours. */
  ownCertificateOnly: boolean
  health: { now(): Promise<Health> }
  /** Faults of the sandbox that are on. */
  faultsOn(): Promise<readonly string[]>
}

const KEY = Symbol.for('incomes-register.portal')
const holder = globalThis as { [KEY]?: PortalRuntime }

export function setPortalRuntime(runtime: PortalRuntime): void {
  holder[KEY] = runtime
}

/** @throws in a process that scripts/portal.ts did not start */
export function portalRuntime(): PortalRuntime {
  const runtime = holder[KEY]
  if (!runtime) throw new Error('The portal is started by scripts/portal.ts')
  return runtime
}
