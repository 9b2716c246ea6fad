import type { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import { placeName } from '#schemas/element-labels.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

const WAGE_REPORTS = 100

export type Place = { path: string | undefined; deliveryDataType: number | null; item?: { index?: number; reference?: string } }

/**
 * A place in a message as people read it: which report, then the way down to the element, by the official names. Of
 * kinds of delivery whose elements have no names in words yet, by the elements' own names.
 */
export function placeSteps({ path, deliveryDataType, item = {} }: Place, t: Translate, locale: Locale): string[] {
  if (path === undefined || path === '*') return []
  const [, number, rest] = /^DeliveryData\/(?:Reports\/Report|Items\/Item)\[(\d+)\](?:\/(.*))?$/.exec(path) ?? []
  const within = number === undefined ? path.replace(/^DeliveryData\//, '') : rest ?? ''
  const names = deliveryDataType === WAGE_REPORTS ? placeName('WageReportsToIR', path, locale).split(' › ').slice(number === undefined ? 0 : 1) : within.split('/').filter(Boolean)
  const position = number === undefined ? item.index === undefined ? undefined : item.index + 1 : Number(number)
  if (position === undefined) return names
  return [t('check.report', { number: position }) + (item.reference ? `, ${t('check.reportReference', { id: item.reference })}` : ''), ...names]
}
