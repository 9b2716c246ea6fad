import type { Locale } from '#components/i18n/routing.ts'
import deliveryDataTypes from '#schemas/codes/DeliveryDataType.json' with { type: 'json' }

const names = new Map(deliveryDataTypes.codes.map(({ code, fi, sv, en }) => [Number(code), { fi, sv, en }]))

/** Name of a kind of delivery, from the code list. */
export const deliveryTypeName = (type: number, locale: Locale): string => names.get(type)?.[locale] ?? String(type)
