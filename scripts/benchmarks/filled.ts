/**
 * Kinds of delivery beside each other, and what they cost in an empty register and in one that holds millions of
 * reports: `node scripts/benchmarks/filled.ts [reports] [directory]`. Filling five million takes ten minutes: `directory` is of a PostgreSQL
 * that `scripts/fill-register.ts` has filled with as many (DATA_DIR/postgres), and is changed.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeMessage } from '#lib/xml/write-message.ts'
import { signWritten } from '#lib/xml/sign.ts'
import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { ensurePrograms } from '../setup/programs.ts'
import { fillRegister, payEightLines } from '../register/fill-register.ts'
import { copyRowsMs, xmllintMs, xmlsecMs } from './baselines.ts'
import { finalFeedback, latencies } from './calls.ts'
import { benchClient, textOf, type BenchClient } from './client.ts'
import { aPayroll, invalidationOf, request, signedMessage } from './deliveries.ts'
import { heading, median, percentile, printFigure } from './figures.ts'
import { startSystem, type SystemUnderTest } from './system.ts'

const REPORTS = 3_000
const RUNS = 5
const FILL = Number(process.argv[2] ?? 5_000_000)
const FILLED = process.argv[3]

type Times = { fresh: number; replaced: number; invalidated: number; realTime99: number }

ensurePrograms({ xmllint: 'libxml2-utils', xmlsec1: 'xmlsec1' })
let system = await startSystem()
try {
  const empty = await measure(system, 'An empty register', 0)
  if (FILLED === undefined) await fill(system)
  else {
    await system.stop()
    system = await startSystem({}, FILLED)
  }
  const full = await measure(system, `A register of ${FILL.toLocaleString('en-US')} reports`, 1)
  heading('Full beside empty')
  const beside = (name: string, value: number, baseline: number, atMost: number) =>
    printFigure({ name, value, unit: 'ms', baseline: { name: 'empty', value: baseline, unit: 'ms' }, atMost, of: 'baseline' })
  beside('new reports', full.fresh, empty.fresh, 1.2)
  beside('replacements', full.replaced, empty.replaced, 1.2)
  beside('invalidations', full.invalidated, empty.invalidated, 1.2)
  beside('real time p99', full.realTime99, empty.realTime99, 1.5)
} finally {
  await system.stop()
}

async function fill(filled: SystemUnderTest): Promise<void> {
  heading(`Filling the register with ${FILL.toLocaleString('en-US')} reports of eight income lines`)
  const started = performance.now()
  await fillRegister(filled.db, { reports: FILL })
  printFigure({ name: 'stored by COPY, as processing stores them', value: FILL / (performance.now() - started) * 1000, unit: 'reports/s' })
  await filled.restart()
}

async function measure(system: SystemUnderTest, name: string, round: number): Promise<Times> {
  heading(`${name}: ${REPORTS.toLocaleString('en-US')} reports of eight income lines`)
  const client = await benchClient(system, 4_000 + round)
  const first = payroll(client, 'baseline')
  const [file, certificate] = [path.join(system.directory, 'eight-lines.xml'), path.join(system.directory, 'signer.pem')]
  writeFileSync(file, signedMessage(first, client))
  writeFileSync(certificate, client.pem.certificate)

  const times = { fresh: [] as number[], replaced: [] as number[], invalidated: [] as number[] }
  for (let run = 0; run < RUNS; run++) {
    const value = payroll(client, `run-${run}`)
    times.fresh.push(await feedbackMs(client, 'WageReportService', 100, signedMessage(value, client)))
    times.replaced.push(await feedbackMs(client, 'WageReportService', 100, signedMessage(replacementOf(value, `again-${run}`), client)))
    times.invalidated.push(await feedbackMs(client, 'InvalidationService', 105, signWritten(writeMessage('InvalidationsToIR', 'InvalidationsRequestToIR', invalidationOf(value, `away-${run}`)), client)))
  }
  const parts = [xmllintMs(file), xmlsecMs(file, certificate), await copyRowsMs(system.db, first)].filter((part) => part !== undefined)
  const baseline = parts.length === 3 ? { name: 'xmllint + xmlsec1 + COPY', value: parts.reduce((sum, part) => sum + part, 0), unit: 'ms' as const } : undefined
  const fresh = median(times.fresh)
  printFigure({ name: 'new: acknowledged → signed feedback', value: fresh, unit: 'ms', baseline, atMost: 2, of: 'baseline' })
  printFigure({ name: 'replacements', value: median(times.replaced), unit: 'ms', baseline: { name: 'new', value: fresh, unit: 'ms' }, atMost: 1.5, of: 'baseline' })
  printFigure({ name: 'invalidations', value: median(times.invalidated), unit: 'ms', baseline: { name: 'new', value: fresh, unit: 'ms' }, atMost: 1.5, of: 'baseline' })

  const echo = await latencies([client], () => ['EchoService', client.echo()])
  const realTime = await latencies([client], (_, n) => ['WageReportService', request(signedMessage(aPayroll({ businessId: client.businessId, reports: 1, deliveryId: `rt-${n}` }), client, 'WageReportRequestToIR'))])
  printFigure({ name: 'SendWageReport p99, one at a time', value: percentile(realTime, 0.99), unit: 'ms', baseline: { name: 'Echo', value: percentile(echo, 0.99), unit: 'ms' } })
  client.close()
  return { fresh, replaced: median(times.replaced), invalidated: median(times.invalidated), realTime99: percentile(realTime, 0.99) }
}

function payroll({ businessId }: BenchClient, deliveryId: string): WageReportsToIr {
  return aWageDelivery().ofPayer(businessId).withDeliveryId(deliveryId)
    .withReports(REPORTS, (report, index) => payEightLines(report.withReportId(`${deliveryId}-${index}`), index)).build()
}

/** The same reports with one sum changed. */
function replacementOf(value: WageReportsToIr, deliveryId: string): WageReportsToIr {
  const copy = structuredClone(value)
  copy.deliveryData.deliveryId = deliveryId
  for (const { reportData, transactions } of copy.deliveryData.reports.report) {
    reportData.actionCode = 2
    transactions!.transaction[0]!.transactionBasic.amount! += 1
  }
  return copy
}

async function feedbackMs(client: BenchClient, service: string, deliveryDataType: number, message: string): Promise<number> {
  const irDeliveryId = textOf(await client.post(service, request(message)), 'IRDeliveryId')!
  const acknowledged = performance.now()
  const feedback = await finalFeedback(client, irDeliveryId, deliveryDataType)
  const took = performance.now() - acknowledged
  if (textOf(feedback, 'DeliveryDataStatus') !== '3' || feedback.includes('<InvalidItems>')) throw new Error(`${service}: not all were accepted: ${feedback.slice(0, 2_000)}`)
  return took
}
