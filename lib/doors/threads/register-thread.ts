/** Entry of a register thread: XML, checks, processing and signing, with database connections of its own. */
import { openAuthority } from '#lib/certificates/authority.ts'
import { collectGarbage } from '#lib/platform/collect-garbage.ts'
import { openDatabase } from '#lib/platform/database.ts'
import { createLog } from '#lib/platform/log.ts'
import { serveTasks, tell, threadData, Transferred } from '#lib/platform/worker-thread.ts'
import { followSandbox } from '#lib/register/sandbox/sandbox.ts'
import type { RegisterContext } from '#lib/register/context.ts'
import type { DeliveryValue } from '#lib/register/delivery-kind.ts'
import { processNextDelivery } from '#lib/register/processing/process-delivery.ts'
import { createReadValues } from '#lib/register/processing/read-values.ts'
import { answerCertificateRequest } from '../certificate-service/answer-request.ts'
import { takeInTask } from '../sftp/take-in-task.ts'
import { answerRequest } from '../ws/answer-request.ts'
import type { RegisterEvent } from './events.ts'
import type { RegisterTasks, RegisterThreadData } from './tasks.ts'

/** Messages whose values may wait in memory for their turn, by their size as XML. */
const READ_VALUES_BYTES_MAX = 32 * 1_048_576

const LARGE_BYTES = 65_536

const { lane, data } = threadData<RegisterThreadData>()
const log = createLog(`register-${lane}`, data.logLevel)
const db = openDatabase({ url: data.registerUrl, schema: 'register', connectionsMax: lane === 'small' ? 6 : 3, applicationName: `register ${lane}` })
const { clock, faults } = followSandbox(data.sandbox)
const authority = await openAuthority({ db, clock, environment: data.environment, ...data.authority })
const { environment, errorLanguage, reportsMax, rulesOfNextYear, outsideRegisters } = data
const context: RegisterContext = { db, clock, authority, errorLanguage, environment, reportsMax, rulesOfNextYear, outsideRegisters, faults, log }
const readValues = createReadValues(READ_VALUES_BYTES_MAX)

async function processOne(ownerKey?: string): Promise<boolean> {
  if (faults['processing-paused']) return false
  const started = performance.now()
  const processed = await processNextDelivery(context, { readValues, ...(ownerKey === undefined ? {} : { ownerKey }) })
  if (!processed) return false
  const event: RegisterEvent = {
    event: 'processed', deliveryDataType: processed.deliveryDataType, status: processed.status,
    valid: processed.validItemCount, invalid: processed.invalidItemCount, seconds: (performance.now() - started) / 1000,
  }
  tell(event)
  return true
}

/** Owners whose lane this thread works through; true: something came meanwhile, which the look that found nothing may have missed. */
const lanes = new Map<string, boolean>()

/** Works through the lane of one owner, after the answer has gone out. A second delivery does not start a second run. */
function processLaneSoon(ownerKey: string): void {
  if (lanes.has(ownerKey)) return void lanes.set(ownerKey, true)
  lanes.set(ownerKey, false)
  setImmediate(async () => {
    do {
      lanes.set(ownerKey, false)
      try {
        while (await processOne(ownerKey)) if (lane === 'large') collectGarbage()
      } catch (error) {
        log.error({ err: error }, 'lane could not be worked on')
      }
    } while (lanes.get(ownerKey))
    lanes.delete(ownerKey)
  })
}

function onTakenIn({ arrivalNo, ownerKey, value, bytes }: { arrivalNo: number; ownerKey: string; value: DeliveryValue; bytes: number }): void {
  if (!data.processes) return
  readValues.keep(arrivalNo, value, bytes)
  processLaneSoon(ownerKey)
}

serveTasks<RegisterTasks>({
  async answerWsRequest(request) {
    const response = await answerRequest({ context, bytesMax: data.bytesMax, onTakenIn }, request)
    const { body } = response
    // A large answer moves; small ones lie in shared pools of memory and are copied.
    const ownsItsMemory = body.byteLength > LARGE_BYTES && body.byteLength === body.buffer.byteLength
    return new Transferred(response, ownsItsMemory ? [body.buffer as ArrayBuffer] : [])
  },
  answerCertificateRequest: (request) => answerCertificateRequest({ context: { authority, db, clock, delaySeconds: data.certificateDelaySeconds }, errorLanguage: data.errorLanguage, log }, request),
  takeInFile: (request) => takeInTask({ context, bytesMax: data.bytesMax, onTakenIn }, request),
  async processWaiting() {
    let count = 0
    while (await processOne()) count += 1
    return count
  },
}, {
  close: async () => { await authority.close(); await db.close() },
})
