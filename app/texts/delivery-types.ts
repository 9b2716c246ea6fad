import type { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import deliveryDataTypes from '#schemas/codes/DeliveryDataType.json' with { type: 'json' }
import { messageFileOfType } from '#schemas/delivery-messages.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

const names = new Map(deliveryDataTypes.codes.map(({ code, fi, sv, en }) => [Number(code), { fi, sv, en }]))

/** Name of a kind of delivery, from the code list. */
export const deliveryTypeName = (type: number, locale: Locale): string => names.get(type)?.[locale] ?? String(type)

/** The items of its deliveries are cancellations, not reports. @param type null where it is not known */
export const isCancellation = (type: number | null | undefined): boolean => typeof type === 'number' && messageFileOfType(type) === 'InvalidationsToIR'

/** `3 reports`, or `3 cancellations` */
export const itemCountText = (type: number | null | undefined, count: number, t: Translate): string => t(isCancellation(type) ? 'upload.cancellations' : 'upload.items', { count })
