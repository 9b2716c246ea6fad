import { maskedIdentifier } from '#schemas/masked-identifier.ts'

export type ShownEarner = { name?: string; identifier?: string; identifierType?: number }

/** As far as the income earner's part of a report is read here; all three kinds of reports agree on it. */
export type EarnerContent = {
  incomeEarnerIds?: { id: { type: number; code: string }[] }
  incomeEarnerBasic?: { companyName?: string; lastName?: string; firstName?: string }
} | null

/** For lists: a name where the report has one, and the first identifier, masked. */
export function shownEarner(earner: EarnerContent): ShownEarner {
  const { companyName, lastName, firstName } = earner?.incomeEarnerBasic ?? {}
  const name = companyName ?? ([lastName, firstName].filter(Boolean).join(' ') || undefined)
  const id = earner?.incomeEarnerIds?.id[0]
  return { ...(name !== undefined && { name }), ...(id && { identifier: maskedIdentifier(id), identifierType: id.type }) }
}
