import type { Locale } from '#components/i18n/routing.ts'
import benefits from '#schemas/codes/TransactionCode.benefits.json' with { type: 'json' }
import separate from '#schemas/codes/TransactionCode.separate.json' with { type: 'json' }
import wages from '#schemas/codes/TransactionCode.wages.json' with { type: 'json' }

const names = new Map(([[100, wages], [101, separate], [102, benefits]] as const).map(([type, { codes }]) => [type as number, new Map(codes.map(({ code, fi, sv, en }) => [Number(code), { fi, sv, en }]))]))

/** "201 Time-rate pay"; of a code without a name the code alone (D-99). */
export function incomeTypeName(reportType: number, code: number, locale: Locale): string {
  const name = names.get(reportType)?.get(code)?.[locale]
  return name === undefined ? String(code) : `${code} ${name}`
}
