import type { Locale } from '#components/i18n/routing.ts'
import { typesOfRoot } from '#schemas/delivery-messages.ts'
import { messageRules, rootElementsOf } from '#schemas/rules/messages.ts'
import { deliveryTypeName } from '../texts/delivery-types.ts'

/** Name of the message whose rules have this prefix: that of the first kind of delivery it brings. */
export function messageName(prefix: string, locale: Locale): string {
  const message = messageRules.find((one) => one.prefix === prefix)
  const [type] = message ? typesOfRoot(rootElementsOf(message)[0]!) : []
  return type === undefined ? prefix : deliveryTypeName(type, locale)
}
