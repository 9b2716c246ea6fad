import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { knownHosts } from '#lib/certificates/ssh-key.ts'
import { startTestRegister, type TestRegister } from '#lib/doors/testing/test-register.ts'
import { MASTER_KEY, populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { prepareJobs, runDueJobs } from '#lib/platform/job-runner.ts'
import { freePort } from '#lib/platform/embedded-postgres.ts'
import { createLog, type Log } from '#lib/platform/log.ts'
import { CERTIFICATE_SERVICE_PATH, INTERFACE_VERSION } from '#schemas/services.ts'
import type { InterfaceContext, PortalContext } from '../context.ts'
import { openRegisterOperations } from '../register-operations.ts'
import type { SendingContext } from '../submissions/sending-context.ts'
import { portalTasks } from '../tasks.ts'
import { startPortalThreads } from '../threads/portal-threads.ts'
import type { PortalThreadData } from '../threads/portal-tasks.ts'
import { receiveUpload } from '../uploads/receive-upload.ts'
import { sendUploads } from '../uploads/send-uploads.ts'
import { openWire } from './wire.ts'

export const ESERVICE = '9999999-2'

/** One register for the tests of a file, with all its doors: making its certificate authorities takes a while. */
export async function aRegister(settings: Record<string, string> = {}): Promise<TestRegister> {
  // Its SFTP port is a fixed one: it stands in known_hosts.
  return startTestRegister({ ESERVICE_BUSINESS_ID: ESERVICE, SFTP_PORT: String(await freePort()), ...settings })
}

/**
 * A populated portal whose jobs speak with a real register over wires that the test can cut.
 * @param options.ownCertificateOnly as against a register that does not know our e-service: trust, but no credentials there
 * @param options.cutsSftp SFTP goes over a wire too, with a known_hosts of its own
 * @param options.log in place of silence
 */
export async function portalWith(register: TestRegister, { ownCertificateOnly = false, cutsSftp = false, log = createLog('test', process.env['TEST_LOG_LEVEL'] ?? 'silent') }: { ownCertificateOnly?: boolean; cutsSftp?: boolean; log?: Log } = {}) {
  const portal = await populatedPortal()
  await prepareJobs(portal.url, log)
  const uploadsDirectory = mkdtempSync(path.join(tmpdir(), 'ir-uploads-'))
  const [wire, pkiWire, sftpWire] = [await openWire(register.port), await openWire(register.ports.pki!), await openWire(register.ports.sftp!)]
  const sftpPort = cutsSftp ? sftpWire.port : register.ports.sftp!
  const eserviceDirectory = path.join(register.environment['DATA_DIR']!, 'e-service')
  const credentialsDirectory = ownCertificateOnly ? mkdtempSync(path.join(tmpdir(), 'ir-trust-')) : eserviceDirectory
  if (ownCertificateOnly) for (const name of ['server-ca.pem', 'answer-ca.pem']) copyFileSync(path.join(eserviceDirectory, name), path.join(credentialsDirectory, name))
  const threadData: PortalThreadData = {
    registerWs: `https://localhost:${wire.port}/${INTERFACE_VERSION}`, registerPki: `https://localhost:${pkiWire.port}${CERTIFICATE_SERVICE_PATH}`, registerSftp: { host: 'localhost', port: sftpPort },
    environment: 'test', businessId: ESERVICE, credentialsDirectory, masterKey: MASTER_KEY,
  }
  const threads = await startPortalThreads(threadData, log)
  const registerOperations = openRegisterOperations({ registerWs: threadData.registerWs, directory: credentialsDirectory, ownCertificateOnly })
  onTestFinished(async () => {
    await threads.close()
    await registerOperations.close()
    for (const one of [wire, pkiWire, sftpWire]) await one.close()
    rmSync(uploadsDirectory, { recursive: true, force: true })
    if (ownCertificateOnly) rmSync(credentialsDirectory, { recursive: true, force: true })
  })
  const jobContext: SendingContext = {
    db: portal.db, clock: portal.clock, box: portal.box, register: registerOperations, threads, uploadsDirectory, environment: 'test', uploadBytesMax: 5_000_000, reportsMax: 10_000,
    feedbackFirstSeconds: 1, certificateFirstSeconds: 0, ownCertificateOnly, ...((ownCertificateOnly || cutsSftp) && { sftpKnownHosts: knownHosts(await register.authority.sftpHostKey(), ['localhost'], sftpPort) }),
  }
  const runJobs = () => runDueJobs(portal.url, portalTasks(jobContext), log)

  return {
    ...portal, wire, pkiWire, sftpWire, uploadsDirectory, threadData, jobContext, runJobs, register: registerOperations, threads,
    /** What a person works with. */
    async context(familyName: string): Promise<InterfaceContext> {
      return { ...portal, register: registerOperations, actor: await portal.as(familyName), uploadsDirectory, uploadBytesMax: 5_000_000, ownCertificateOnly }
    },
    /** Makes what was planned for later due now, and does it. */
    async runJobsPlannedForLater() {
      await portal.db.pool.query('UPDATE _private_jobs SET run_at = now() WHERE run_at > now()')
      await runJobs()
    },
    async planned(): Promise<string[]> {
      const { rows } = await portal.db.pool.query<{ task_identifier: string }>('SELECT task_identifier FROM jobs ORDER BY id')
      return rows.map((row) => row.task_identifier)
    },
    /** Goes on until the delivery has its final answer. */
    async untilFinal(submissionId: string) {
      for (;;) {
        await this.runJobsPlannedForLater()
        await register.untilIdle()
        const submission = await portal.db.read((tx) => tx.submission.findUniqueOrThrow({ where: { id: submissionId } }))
        if (['processed', 'rejected', 'refused'].includes(submission.state)) return submission
      }
    },
  }
}

export type PortalWithRegister = Awaited<ReturnType<typeof portalWith>>

/** Brings a file as the upload page does. @returns its id */
export async function bring(context: PortalContext, content: string | Uint8Array, name = 'file.xml'): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const received = await receiveUpload(context, { name, byteLength: bytes.byteLength, body: (async function* () { yield bytes })() })
  if (!received.received) throw new Error(received.reason)
  return received.uploadId
}

/** Brings, checks and sends a file. @returns the submission's id */
export async function submit(portal: PortalWithRegister, context: PortalContext, content: string | Uint8Array): Promise<string> {
  const uploadId = await bring(context, content)
  await portal.runJobs()
  const [sent] = await sendUploads(context, [uploadId])
  if (sent?.outcome !== 'sent') throw new Error(`Not sent: ${sent?.outcome}`)
  return (await portal.db.read((tx) => tx.submission.findUniqueOrThrow({ where: { uploadId }, select: { id: true } }))).id
}
