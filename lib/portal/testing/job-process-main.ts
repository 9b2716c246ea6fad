import { systemClock } from '#lib/platform/clock.ts'
import { startJobRunner } from '#lib/platform/job-runner.ts'
import { createLog } from '#lib/platform/log.ts'
import { sealedBox } from '#lib/platform/master-key.ts'
import { openPortalDatabase } from '#lib/platform/portal-database.ts'
import { openRegisterOperations } from '../register-operations.ts'
import { portalTasks } from '../tasks.ts'
import { startPortalThreads } from '../threads/portal-threads.ts'

const { url, threadData, uploadsDirectory } = JSON.parse(process.argv[2]!)
const masterKey = Buffer.alloc(32, 7)
const log = createLog('test', 'silent')
const threads = await startPortalThreads({ ...threadData, masterKey }, log)
const db = openPortalDatabase({ url })
// Any question opens the connection that the message will take.
await threads.run('ask', { deliveryDataType: 100, deliveryId: 'nothing', productionEnvironment: false, deliveryDataOwner: { type: 1, code: '7002002-3' } }, { lane: 'small' })
await startJobRunner({
  url, log, tasks: portalTasks({
    db, clock: systemClock, box: sealedBox(masterKey, 'portal'), threads, uploadsDirectory, environment: 'test', uploadBytesMax: 5_000_000, reportsMax: 10_000, feedbackFirstSeconds: 1,
    certificateFirstSeconds: 0, register: openRegisterOperations({ registerWs: threadData.registerWs, directory: threadData.credentialsDirectory }),
  }),
})
console.log('ready')
