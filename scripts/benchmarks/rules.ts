/** How many reports a second the rules judge on one core. Beside it: writing the same reports as JSON, as a measure of the machine. */
import { payEightLines } from '../register/fill-register.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { withAbsences, withBenefits, withTotalWages } from '#schemas/rules/testing/a-full-delivery.ts'
import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import type { DeliveryRuleContext } from '#schemas/rules/delivery-facts.ts'
import { checkWageReports } from '#schemas/rules/wage/index.ts'
import { heading, median, printFigure } from './figures.ts'

const REPORTS = 10_000
const ROUNDS = 9

const context: DeliveryRuleContext = { today: '2026-06-10', environment: 'test', reportsMax: REPORTS, realTime: false }
const reachable = aWageDelivery().with(({ contactPersons }) => { contactPersons.contactPerson[0]!.email = 'aino@example.fi' })
const samples: Record<string, WageReportsToIr> = {
  'plain, 4 income lines': aWageDelivery().withReports(REPORTS).build(),
  '8 income lines': aWageDelivery().withReports(REPORTS, payEightLines).build(),
  'total wages, parts, recovery': aWageDelivery().withReports(REPORTS, withTotalWages).build(),
  'benefits, 9 income lines': aWageDelivery().withReports(REPORTS, withBenefits).build(),
  'absences with Kela applications': reachable.withReports(REPORTS, withAbsences).build(),
}

const perSecond = (work: () => void): number => REPORTS * 1000 / median(Array.from({ length: ROUNDS }, () => {
  const started = performance.now()
  work()
  return performance.now() - started
}))

heading('All rules of earnings payment reports, one core')
for (const [name, delivery] of Object.entries(samples)) {
  const json = perSecond(() => { JSON.stringify(delivery) })
  printFigure({ name, value: perSecond(() => { checkWageReports(delivery, context) }), unit: 'reports/s', baseline: { name: 'JSON.stringify', value: json, unit: 'reports/s' }, atLeast: 20_000 })
}
