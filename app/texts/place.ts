import type { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import { messageFileOfType } from '#schemas/delivery-messages.ts'
import { placeName } from '#schemas/element-labels.ts'
import { isCancellation } from './delivery-types.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

export type Place = { path: string | undefined; deliveryDataType: number | null; item?: { index?: number; reference?: string } }

/**
 * A place in a message as people read it: which report, then the way down to the element, by the official names; where
 * the dictionary has none in words, by the elements' own names.
 */
export function placeSteps({ path, deliveryDataType, item = {} }: Place, t: Translate, locale: Locale): string[] {
  if (path === undefined || path === '*') return []
  const [, number, rest] = /^DeliveryData\/(?:Reports\/Report|Items\/Item)\[(\d+)\](?:\/(.*))?$/.exec(path) ?? []
  const file = deliveryDataType === null ? undefined : messageFileOfType(deliveryDataType)
  const within = number === undefined ? path.replace(/^DeliveryData\//, '') : rest ?? ''
  const names = file ? placeName(file, path, locale).split(' › ').slice(number === undefined ? 0 : 1) : within.split('/').filter(Boolean)
  const position = number === undefined ? item.index === undefined ? undefined : item.index + 1 : Number(number)
  if (position === undefined) return names
  return [t(path.startsWith('DeliveryData/Items/') || isCancellation(deliveryDataType) ? 'check.cancellation' : 'check.report', { number: position }) + (item.reference ? `, ${t('check.reportReference', { id: item.reference })}` : ''), ...names]
}
