import { portalRuntime } from '#lib/portal/runtime.ts'
import type { PortalContext } from '#lib/portal/context.ts'
import type { SendingDraftContext } from '#lib/portal/drafts/draft-context.ts'

/** What use cases of forms need beside what every use case does. */
export function draftContext(context: PortalContext): SendingDraftContext {
  const { box, forms, ruleSettings, ownCertificateOnly } = portalRuntime()
  return { ...context, box, forms, ownCertificateOnly, ...ruleSettings }
}
