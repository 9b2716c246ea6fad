/** Deliveries and calls at the web service door, from outside. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ensurePrograms } from '../setup/programs.ts'
import { copyRowsMs, opensslSignaturesPerSecond, xmllintMs, xmlsecMs } from './baselines.ts'
import { finalFeedback, latencies } from './calls.ts'
import { benchClient, textOf } from './client.ts'
import { aPayroll, request, signedMessage } from './deliveries.ts'
import { heading, median, percentile, printFigure } from './figures.ts'
import { startSystem, type SystemUnderTest } from './system.ts'

const MEGABYTE = 1_000_000
const OWNERS = 8
const SUSTAINED_DELIVERIES = 4

async function registerFigures(): Promise<void> {
  ensurePrograms({ xmllint: 'libxml2-utils', xmlsec1: 'xmlsec1' })
  const system = await startSystem()
  try {
    // First: PostgreSQL tidies up for minutes after a hundred thousand reports.
    await realTime(system)
    await oneDelivery(system, 3_000)
    await oneDelivery(system, 10_000)
    await sustained(system)
  } finally {
    await system.stop()
  }
}

/** Acknowledgement to signed feedback, and the memory it takes. */
async function oneDelivery(system: SystemUnderTest, reports: number): Promise<void> {
  heading(`One delivery of ${reports.toLocaleString('en-US')} reports`)
  await system.restart()
  const idleMemory = system.peakMemory()
  const client = await benchClient(system, reports)
  const value = aPayroll({ businessId: client.businessId, reports, deliveryId: 'baseline' })
  const file = path.join(system.directory, `${reports}.xml`)
  const certificate = path.join(system.directory, 'signer.pem')
  const message = signedMessage(value, client)
  writeFileSync(file, message)
  writeFileSync(certificate, client.pem.certificate)

  const acknowledged: number[] = []
  const processed: number[] = []
  for (let run = 0; run < 5; run++) {
    const body = request(signedMessage(aPayroll({ businessId: client.businessId, reports, deliveryId: `run-${run}` }), client))
    const sent = performance.now()
    const irDeliveryId = textOf(await client.post('WageReportService', body), 'IRDeliveryId')!
    const taken = performance.now()
    await finalFeedback(client, irDeliveryId)
    acknowledged.push(taken - sent)
    processed.push(performance.now() - taken)
  }
  const peak = system.peakMemory()
  const [schema, signature, copy] = [xmllintMs(file), xmlsecMs(file, certificate), await copyRowsMs(system.db, value)]
  const parts = [schema, signature, copy].filter((part) => part !== undefined)
  const sum = parts.length === 3 ? { name: `xmllint ${Math.round(schema!)} + xmlsec1 ${Math.round(signature!)} + COPY ${Math.round(copy)}`, value: parts.reduce((total, part) => total + part, 0), unit: 'ms' as const } : undefined
  printFigure({ name: `${(message.length / MEGABYTE).toFixed(1)} MB sent → acknowledged (checked, signature verified, durable)`, value: median(acknowledged), unit: 'ms', baseline: sum })
  printFigure({ name: 'acknowledged → signed feedback', value: median(processed), unit: 'ms', baseline: sum, ...(reports === 3_000 ? { atMost: 2, of: 'baseline' as const } : {}) })
  printFigure({ name: `peak memory of the register (${Math.round(idleMemory / MEGABYTE)} MB when idle)`, value: peak / MEGABYTE, unit: 'MB', atMost: 200 + 12 * message.length / MEGABYTE })
  client.close()
}

/** Eight owners send one delivery after the other, as fast as they are acknowledged. */
async function sustained(system: SystemUnderTest): Promise<void> {
  heading(`Sustained: ${OWNERS} owners, ${SUSTAINED_DELIVERIES} deliveries of 3,000 reports each`)
  await system.restart()
  const clients = await Promise.all(Array.from({ length: OWNERS }, (_, index) => benchClient(system, index)))
  const bodies = clients.map((client) => Array.from({ length: SUSTAINED_DELIVERIES }, (_, n) => request(signedMessage(aPayroll({ businessId: client.businessId, reports: 3_000, deliveryId: `s-${n}` }), client))))
  const started = performance.now()
  await Promise.all(clients.map(async (client, index) => { for (const body of bodies[index]!) await client.post('WageReportService', body) }))
  const acknowledged = performance.now() - started
  for (;;) {
    const [row] = await system.db.query<{ waiting: number }>('SELECT count(*)::int AS waiting FROM delivery WHERE status = 2')
    if (row!.waiting === 0) break
    await wait(20)
  }
  const total = OWNERS * SUSTAINED_DELIVERIES * 3_000
  printFigure({ name: 'taken in', value: total / acknowledged * 1000, unit: 'reports/s' })
  printFigure({ name: 'taken in, checked, stored, answered', value: total / (performance.now() - started) * 1000, unit: 'reports/s', atLeast: 5_000 })
  printFigure({ name: 'peak memory of the register', value: system.peakMemory() / MEGABYTE, unit: 'MB' })
  for (const client of clients) client.close()
}

/** One report a call over keep-alive mutual TLS, beside Echo: the same without business. */
async function realTime(system: SystemUnderTest): Promise<void> {
  heading('Real time: one report a call, keep-alive mutual TLS')
  const signatures = opensslSignaturesPerSecond()
  if (signatures) printFigure({ name: 'openssl speed: RSA-2048 signatures on one core', value: signatures, unit: 'requests/s' })
  for (const concurrency of [1, 16]) {
    const clients = await Promise.all(Array.from({ length: concurrency }, (_, index) => benchClient(system, 100 * concurrency + index)))
    const echo = await latencies(clients, (client) => ['EchoService', client.echo()])
    const report = await latencies(clients, (client, n) => ['WageReportService', request(signedMessage(aPayroll({ businessId: client.businessId, reports: 1, deliveryId: `rt-${n}` }), client, 'WageReportRequestToIR'))])
    for (const [share, name] of [[0.5, 'p50'], [0.99, 'p99']] as const) {
      printFigure({ name: `SendWageReport ${name}, ${concurrency} at a time`, value: percentile(report, share), unit: 'ms', baseline: { name: 'Echo', value: percentile(echo, share), unit: 'ms' }, ...(share === 0.5 ? { atMost: 4, of: 'baseline' as const } : {}) })
    }
    for (const client of clients) client.close()
  }
}

await registerFigures()
