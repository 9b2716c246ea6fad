import type { SumPeriod, Visible } from '#schemas/eservice-report-operations.ts'
import { partyKey, type PartyId } from '#schemas/parties.ts'
import { addVisible, Conditions } from './visible.ts'

export type IncomePeriod = { owner: PartyId; visible: Visible; period: SumPeriod }

const SEPARATE = 101

/** Unjust enrichment that is also a recovery counts as recovery (D-79). */
export const KIND = `CASE WHEN l.recovery THEN 'recovery' WHEN l.unjust_enrichment THEN 'unjust-enrichment' ELSE 'plain' END`

/** Who received the income: the first identifier, or where there is none the name. */
const EARNER_KEY = `coalesce((SELECT i.type || ':' || i.code || ':' || coalesce(i.country_code, '') FROM income_earner_id i WHERE i.ir_report_id = v.ir_report_id AND i.version = v.version AND i.position = 1),
  v.content #>> '{incomeEarner,incomeEarnerBasic}', '')`

/**
 * Selects the report versions of a period with their income earner, before any of their lines are looked for: of a
 * delivery everything it brought; of a month of payment (or target month) the newest versions that are valid.
 */
export function versionsOf(parameters: unknown[], { owner, visible, period }: IncomePeriod): string {
  const conditions = new Conditions(parameters)
  conditions.add(`d.owner_key = ${conditions.parameter(partyKey(owner))} AND r.owner_key = d.owner_key`)
  addVisible(conditions, visible, { type: 'r.report_type', subOrganisations: 'c.sub_organisations' })
  if (period.of === 'delivery') conditions.add(`d.ir_delivery_id = ${conditions.parameter(period.irDeliveryId)}::uuid`)
  else {
    const first = conditions.parameter(`${period.month}-01`)
    const within = (date: string) => `(${date} >= ${first}::date AND ${date} < ${first}::date + interval '1 month')`
    // A separate report has its month itself, the others have the date of their delivery.
    conditions.add(`(d.delivery_data_type = ${SEPARATE} OR ${within('c.reported_on')}) AND v.version = r.newest_version AND r.status = 1`)
    conditions.add(`(r.report_type <> ${SEPARATE} OR EXISTS (SELECT FROM separate_target_month t WHERE t.ir_report_id = v.ir_report_id AND t.version = v.version AND ${within('t.target_month')}))`)
  }
  return `SELECT v.ir_report_id, v.version, r.report_type, ${EARNER_KEY} AS earner_key FROM delivery d JOIN reported_delivery c ON c.arrival_no = d.arrival_no JOIN report_version v ON v.arrival_no = d.arrival_no JOIN report r ON r.ir_report_id = v.ir_report_id WHERE ${conditions.text}`
}
