/**
 * How many reports a second the rules judge on one core: `node schemas/rules/testing/measure-rules.ts`.
 * Beside it what it takes to write the same reports as JSON, as a measure of the machine.
 */
import type { WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import { checkWageReports } from '../wage/index.ts'
import type { DeliveryRuleContext } from '../delivery-facts.ts'
import { aWageDelivery } from './a-delivery.ts'
import { withAbsences, withBenefits, withTotalWages } from './a-full-delivery.ts'

const REPORTS = 10_000
const ROUNDS = 9

const context: DeliveryRuleContext = { today: '2026-06-10', environment: 'test', reportsMax: REPORTS, realTime: false }
const reachable = aWageDelivery().with(({ contactPersons }) => { contactPersons.contactPerson[0]!.email = 'aino@example.fi' })
const samples: Record<string, WageReportsToIr> = {
  'plain, 4 income lines': aWageDelivery().withReports(REPORTS).build(),
  'total wages, parts, recovery': aWageDelivery().withReports(REPORTS, withTotalWages).build(),
  'benefits, 9 income lines': aWageDelivery().withReports(REPORTS, withBenefits).build(),
  'absences with Kela applications': reachable.withReports(REPORTS, withAbsences).build(),
}

/** Median of several rounds, in milliseconds. */
function median(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]!
}

for (const [name, delivery] of Object.entries(samples)) {
  const rules = median(() => { checkWageReports(delivery, context) })
  const json = median(() => { JSON.stringify(delivery) })
  console.log(`${name.padEnd(34)} ${(REPORTS / rules).toFixed(0).padStart(4)} reports/ms  ${(rules * 1000 / REPORTS).toFixed(1).padStart(5)} µs/report | JSON ${(json * 1000 / REPORTS).toFixed(1)} µs/report`)
}
