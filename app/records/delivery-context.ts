import type { PortalContext } from '#lib/portal/context.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import type { DeliveryContext } from '#lib/portal/submissions/delivery-work.ts'

/** For use cases that look into sent messages. */
export const deliveryContext = (context: PortalContext): DeliveryContext => ({ ...context, deliveries: portalRuntime().deliveries })
