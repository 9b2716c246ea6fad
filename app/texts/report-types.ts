import type { Locale } from '#components/i18n/routing.ts'
import channels from '#schemas/codes/DeliveryToIRChannelCode.json' with { type: 'json' }
import reportTypes from '#schemas/codes/ReportType.json' with { type: 'json' }

const typeNames = new Map(reportTypes.codes.map(({ code, fi, sv, en }) => [Number(code) + 99, { fi, sv, en }]))
const channelNames = new Map(channels.codes.map(({ code, fi, sv, en }) => [Number(code), { fi, sv, en }]))

/** Name of a kind of report (100, 101, 102), from the code list. */
export const reportTypeName = (type: number, locale: Locale): string => typeNames.get(type)?.[locale] ?? String(type)

/** Name of the channel a delivery came through, from the code list. */
export const channelName = (channel: number, locale: Locale): string => channelNames.get(channel)?.[locale] ?? String(channel)

export const channelCodes: readonly number[] = [...channelNames.keys()]
