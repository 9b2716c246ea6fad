/**
 * How long an owner waits for its reports among millions of others', and an owner of hundreds of thousands for its own:
 * `node scripts/benchmarks/search.ts [reports]`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '#lib/platform/database.ts'
import { startEmbeddedPostgres } from '#lib/platform/embedded-postgres.ts'
import { migrate } from '#lib/platform/migrate.ts'
import { compareIncome } from '#lib/register/reports/compare-income.ts'
import { readReport } from '#lib/register/reports/read-report.ts'
import { searchDeliveries } from '#lib/register/reports/search-deliveries.ts'
import { searchReports } from '#lib/register/reports/search-reports.ts'
import { sumIncome } from '#lib/register/reports/sum-income.ts'
import { artificialBusinessId, artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import { fillRegister } from '../register/fill-register.ts'
import { heading, median, printFigure } from './figures.ts'

const REPORTS = Number(process.argv[2] ?? 5_000_000)
/** One owner has a tenth of them. */
const LARGE = { type: 1, code: artificialBusinessId(900_000) }
const SMALL = { type: 1, code: artificialBusinessId(500_003) }
const ROUNDS = 20
const SEARCH_MS_MAX = 1_000
const visible = [{ types: [100, 101, 102] }]

const directory = mkdtempSync(path.join(tmpdir(), 'ir-search-'))
const postgres = await startEmbeddedPostgres({ directory })
await migrate({ url: postgres.url, schema: 'register' })
const db = openDatabase({ url: postgres.url, schema: 'register', connectionsMax: 4 })
try {
  heading(`${REPORTS.toLocaleString('en-US')} reports, ${(REPORTS / 10).toLocaleString('en-US')} of them one owner's`)
  await fillRegister(db, { reports: REPORTS / 10, owner: LARGE.code })
  await fillRegister(db, { reports: REPORTS - REPORTS / 10 })
  for (const [name, owner] of [['large owner', LARGE], ['small owner', SMALL]] as const) {
    const whose = { owner, visible, limit: 20 }
    const { reports: [first], next } = await searchReports(db, whose)
    const { deliveries: [delivery] } = await searchDeliveries(db, whose)
    const measures: [string, () => Promise<unknown>][] = [
      ['newest reports, counted', () => searchReports(db, whose)],
      ['the page after', () => searchReports(db, { ...whose, after: next! })],
      ['by reference', () => searchReports(db, { ...whose, reference: first!.reportId })],
      ['by income earner', () => searchReports(db, { ...whose, incomeEarnerId: artificialPersonalIdentityCode(7) })],
      ['by payment dates, the oldest month', () => searchReports(db, { ...whose, from: '2021-01-01', until: '2021-01-31' })],
      ['cancelled ones (none)', () => searchReports(db, { ...whose, status: 2 })],
      ['through a channel that was never used', () => searchReports(db, { ...whose, channel: 6 })],
      ['one report with its versions', () => readReport(db, { ...whose, irReportId: first!.irReportId })],
      ['newest deliveries', () => searchDeliveries(db, whose)],
      ['sums of a delivery of 1,000', () => sumIncome(db, { owner, visible, period: { of: 'delivery', irDeliveryId: delivery!.irDeliveryId } })],
      ['sums of a month', () => sumIncome(db, { owner, visible, period: { of: 'month', month: '2021-02' } })],
      ['two months compared', () => compareIncome(db, { owner, visible, left: { of: 'month', month: '2021-02' }, right: { of: 'month', month: '2021-03' }, limit: 200 })],
    ]
    for (const [what, work] of measures) {
      const times: number[] = []
      for (let round = 0; round < ROUNDS && times.reduce((sum, time) => sum + time, 0) < 10_000; round++) {
        const at = performance.now()
        await work()
        times.push(performance.now() - at)
      }
      printFigure({ name: `${name}: ${what}`, value: median(times), unit: 'ms', atMost: SEARCH_MS_MAX })
    }
  }
} finally {
  await db.close()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}
