/** What other programs need for parts of the same work, on the same files, in the same run. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '#lib/platform/database.ts'
import { newReference } from '#lib/register/references.ts'
import { insertRows } from '#lib/register/store/insert-rows.ts'
import { reportRows } from '#lib/register/reports/report-rows.ts'
import { wageReportKind } from '#lib/register/wage-reports/wage-report-kind.ts'
import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { median } from './figures.ts'

const RUNS = 5
const XSD = path.join(import.meta.dirname, '../../schemas/generated/xsd/WageReportsToIR.xsd')

/** Median wall-clock milliseconds of whole processes; undefined when the program is not there. */
function timed(program: string, parameters: string[]): number | undefined {
  if (spawnSync(program, ['--version'], { stdio: 'ignore' }).error) return undefined
  const times: number[] = []
  for (let run = 0; run < RUNS + 1; run++) {
    const started = performance.now()
    const { status } = spawnSync(program, parameters, { stdio: 'ignore' })
    if (status !== 0) throw new Error(`${program} ${parameters.join(' ')} ended with ${status}`)
    if (run > 0) times.push(performance.now() - started)
  }
  return median(times)
}

export const xmllintMs = (file: string) => timed('xmllint', ['--noout', '--huge', '--schema', XSD, file])
export const xmlsecMs = (file: string, certificate: string) => timed('xmlsec1', ['--verify', '--pubkey-cert-pem', certificate, '--enabled-key-data', 'x509', file])

/** The rows of one delivery by COPY into the register's own tables, constraints and all. */
export async function copyRowsMs(db: Database, value: WageReportsToIr): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const irDeliveryId = newReference(Date.now())
    const ownerKey = `baseline:${irDeliveryId}`
    const reports = value.deliveryData.reports.report.map((report) => ({ report, irReportId: newReference(Date.now()), reportId: report.reportData.reportId!, version: 1 }))
    const started = performance.now()
    await db.transaction(async (tx) => {
      const [row] = await tx.query<{ arrival_no: number }>(
        `INSERT INTO delivery (ir_delivery_id, owner_key, creator_key, delivery_data_type, delivery_id, channel, faulty_control, head, item_count, received_at, received_on, status, processed_at)
         VALUES ($1, $2, $2, 100, 'baseline', 1, 1, '{}', $3, now(), current_date, 3, now()) RETURNING arrival_no`, [irDeliveryId, ownerKey, reports.length])
      await insertRows(tx, reportRows(wageReportKind, { arrivalNo: row!.arrival_no, ownerKey, receivedOn: '2026-01-01', value }, reports))
    })
    times.push(performance.now() - started)
  }
  return median(times)
}

/** RSA-2048 signatures per second and core, as OpenSSL measures itself. */
export function opensslSignaturesPerSecond(): number | undefined {
  if (!existsSync('/usr/bin/openssl')) return undefined
  const { stdout } = spawnSync('openssl', ['speed', '-seconds', '1', 'rsa2048'], { encoding: 'utf8' })
  const line = stdout.split('\n').find((text) => /^rsa\s*2048 bits/.test(text))
  return line ? Number(line.trim().split(/\s+/).at(-2)) : undefined
}
