import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openAuthority } from '#lib/certificates/authority.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { openDatabase } from '#lib/platform/database.ts'
import { createTestDatabase } from '#lib/platform/testing/test-database.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { OperationMode } from '#schemas/services.ts'
import { aSeparateDelivery } from '#schemas/rules/testing/a-separate-delivery.ts'
import { anInvalidation } from '#schemas/rules/testing/an-invalidation.ts'
import { issuedCertificate } from '../testing/issued-certificate.ts'
import { operationFor, signedDelivery, type AnyDelivery } from '../testing/messages.ts'
import { registerProcess } from '../testing/register-process.ts'
import { openClient, type TestClient } from '../testing/test-register.ts'

const OPERATIONS = 120
const SENDERS = 8
const REPORTS = 5

type Operation = { does: 'new' | 'replace' | 'invalidate'; reportId: string } | { does: 'invalidate-delivery'; deliveryId: string }

/** What must become of deliveries that come one after the other (processing.md 10, 11). */
class Model {
  readonly reports = new Map<string, { version: number; status: number; arrivalNo: number }[]>()
  readonly deliveries = new Map<string, { status: number; arrivalNo: number }>()

  apply(operation: Operation, deliveryId: string, arrivalNo: number): void {
    this.deliveries.set(deliveryId, { status: this.#isDone(operation, arrivalNo) ? 3 : 5, arrivalNo })
  }

  #isDone(operation: Operation, arrivalNo: number): boolean {
    if (operation.does === 'invalidate-delivery') return this.#invalidateDelivery(operation.deliveryId, arrivalNo)
    const versions = this.reports.get(operation.reportId)
    if (operation.does === 'new') {
      if (versions) return false
      this.reports.set(operation.reportId, [{ version: 1, status: 1, arrivalNo }])
      return true
    }
    if (versions === undefined || versions.at(-1)!.status === 2) return false
    versions.push({ version: versions.length + 1, status: operation.does === 'replace' ? 1 : 2, arrivalNo })
    return true
  }

  #invalidateDelivery(deliveryId: string, arrivalNo: number): boolean {
    const delivery = this.deliveries.get(deliveryId)
    if (delivery?.status !== 3) return false
    for (const versions of this.reports.values()) {
      const cameInIt = versions.some((version) => version.arrivalNo === delivery.arrivalNo)
      if (cameInIt && versions.at(-1)!.status === 1) versions.push({ version: versions.length + 1, status: 2, arrivalNo })
    }
    delivery.status = 6
    return true
  }
}

/** @param n tells the delivery from the others; a delivery to be invalidated has an even number: those bring reports */
function randomOperation(n: number): Operation {
  const reportId = `r-${randomInt(REPORTS)}`
  if (n % 2 === 0) return { does: randomInt(3) === 0 ? 'replace' : 'new', reportId: n < 2 * REPORTS ? `r-${n / 2}` : reportId }
  return randomInt(3) === 0 ? { does: 'invalidate-delivery', deliveryId: `d-${2 * randomInt(OPERATIONS / 2)}` } : { does: randomInt(3) === 0 ? 'invalidate' : 'replace', reportId }
}

function deliveryOf(operation: Operation, businessId: string, deliveryId: string): AnyDelivery {
  switch (operation.does) {
    case 'new': case 'replace':
      return aSeparateDelivery().ofPayer(businessId).withDeliveryId(deliveryId)
        .withReport((report) => (operation.does === 'new' ? report.withReportId(operation.reportId) : report.replacing(operation.reportId)).ofMonth(2026, 5)).build()
    case 'invalidate': return anInvalidation(106).ofPayer(businessId).withDeliveryId(deliveryId).of({ itemId: operation.reportId }).build()
    case 'invalidate-delivery': return anInvalidation(110).ofPayer(businessId).withDeliveryId(deliveryId).of({ itemId: operation.deliveryId }).build()
    default: return operation satisfies never
  }
}

test('two processes, one owner, the same references in any order, real time and delayed: the effects are those of arrival order (PR-026)', async () => {
  const database = await createTestDatabase()
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'ir-interleaving-'))
  const masterKey = randomBytes(32)
  const db = openDatabase({ url: database.url, schema: 'register', connectionsMax: 4 })
  const authority = await openAuthority({ db, clock: systemClock, environment: 'test', masterKey, publishedAt: 'http://localhost:1', serverNames: ['localhost'], keyBits: 2048 })
  const settings = { IR_ENVIRONMENT: 'test', DATA_DIR: dataDirectory, DATABASE_URL: database.url, MASTER_KEY: masterKey.toString('base64') }
  const registers = [await registerProcess(settings), await registerProcess(settings)]
  const businessId = artificialBusinessId(60)
  const issued = await issuedCertificate({ db, authority, businessId, type: 'wage-ws' })
  const clients: TestClient[] = registers.map(({ wsPort }) => openClient(wsPort, { businessId, ...issued }))

  const operations = new Map<string, Operation>()
  let n = 0
  const send = async (): Promise<void> => {
    while (n < OPERATIONS) {
      const deliveryId = `d-${n}`
      const operation = randomOperation(n++)
      operations.set(deliveryId, operation)
      const mode: OperationMode = randomInt(2) === 0 ? 'ws-real-time' : 'ws-delayed'
      const delivery = deliveryOf(operation, businessId, deliveryId)
      const client = clients[randomInt(clients.length)]!
      const { service, operation: { name } } = operationFor(delivery, mode)
      const answer = await client.call(service, name, signedDelivery(client, delivery, mode))
      expect(answer.text).toMatch(/<DeliveryDataStatus>[235]</)
    }
  }

  try {
    await Promise.all(registers.map((register) => register.start()))
    await Promise.all(Array.from({ length: SENDERS }, send))
    await expect.poll(async () => (await db.query<{ n: number }>('SELECT count(*)::int AS n FROM delivery WHERE status = 2'))[0]!.n, { timeout: 30_000 }).toBe(0)

    const arrived = await db.query<{ delivery_id: string; status: number; arrival_no: number }>('SELECT delivery_id, status, arrival_no FROM delivery ORDER BY arrival_no')
    expect(arrived).toHaveLength(OPERATIONS)
    const model = new Model()
    for (const { delivery_id, arrival_no } of arrived) model.apply(operations.get(delivery_id)!, delivery_id, arrival_no)
    expect(Object.fromEntries(arrived.map(({ delivery_id, status }) => [delivery_id, status]))).toEqual(Object.fromEntries([...model.deliveries].map(([id, { status }]) => [id, status])))
    const stored = await db.query<{ report_id: string; version: number; status: number; arrival_no: number }>(
      'SELECT r.report_id, v.version, v.status, v.arrival_no FROM report r JOIN report_version v USING (ir_report_id) ORDER BY r.report_id, v.version')
    const expected = [...model.reports].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([report_id, versions]) => versions.map(({ version, status, arrivalNo }) => ({ report_id, version, status, arrival_no: arrivalNo })))
    expect(stored).toEqual(expected)
    const newest = await db.query<{ wrong: number }>('SELECT count(*)::int AS wrong FROM report r JOIN report_version v USING (ir_report_id) WHERE v.version = r.newest_version AND v.status <> r.status')
    expect(newest[0]!.wrong).toBe(0)
    // Each delivery has the feedback of its processing, and an invalidated one a second.
    const feedback = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM feedback f JOIN delivery d USING (arrival_no)')
    expect(feedback[0]!.n).toBe(OPERATIONS + arrived.filter(({ status }) => status === 6).length)
  } finally {
    await Promise.all(registers.map((register) => register.stop()))
    await Promise.all(clients.map((client) => client.close()))
    await authority.close()
    await db.close()
    await database.drop()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}, 180_000)
