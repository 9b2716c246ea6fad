import type { InterfaceContext } from '../context.ts'
import type { SigningRequestCheck } from '../certificates/get/signing-request-check.ts'
import type { PortalTasks } from '../threads/portal-tasks.ts'
import type { PortalThreads } from '../threads/portal-threads.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { ProtectedKey } from './protect-key.ts'

/** Work on keys whose result a page needs at once. Done in threads; secrets are never put into jobs. */
export type VaultWork = {
  checkSigningRequest(brought: string | Uint8Array): Promise<SigningRequestCheck>
  protectKey(request: PortalTasks['protectKey'][0]): Promise<ProtectedKey>
}

/** What use cases about keys and the ways to a certificate work with. */
export type VaultContext = InterfaceContext & { box: SealedBox; vault: VaultWork }

export const vaultWork = (threads: PortalThreads): VaultWork => ({
  checkSigningRequest: (brought) => threads.run('checkSigningRequest', { brought }, { lane: 'small' }),
  protectKey: (request) => threads.run('protectKey', request, { lane: 'small' }),
})
