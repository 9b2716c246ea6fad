import type { CertificateRequest } from '#lib/platform/generated/portal/client.ts'
import type { SendingContext } from '../../submissions/sending-context.ts'
import type { Next } from './transitions.ts'

/** Brings a request from its state to another, or leaves it for later. */
export type Step = (context: SendingContext, request: CertificateRequest) => Promise<Next>
