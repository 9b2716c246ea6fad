import type { InterfaceContext } from '#lib/portal/context.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import type { VaultContext } from '#lib/portal/vault/vault-work.ts'

/** For use cases about keys: with what opens sealed data, and with the threads that work on keys. */
export function withVault(context: InterfaceContext): VaultContext {
  const { box, vault } = portalRuntime()
  return { ...context, box, vault }
}
