import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { openAuthority } from '#lib/certificates/authority.ts'
import { authorityOptions } from '#lib/certificates/authority-options.ts'
import { noteCertificateUse } from '#lib/certificates/certificate-use.ts'
import { ensureEserviceCredentials } from '#lib/certificates/e-service-credentials.ts'
import { clockRoutes } from '#lib/doors/control/clock-route.ts'
import { faultsRoutes } from '#lib/doors/control/faults-routes.ts'
import { createControlDoor } from '#lib/doors/control/control-door.ts'
import { credentialsRoute } from '#lib/doors/control/credentials-route.ts'
import { publishedFilesRoute } from '#lib/doors/control/published-files-route.ts'
import { metricsRoute, readyRoute } from '#lib/doors/control/state-routes.ts'
import { startRegisterThreads } from '#lib/doors/threads/register-threads.ts'
import { createCertificateServiceDoor } from '#lib/doors/certificate-service/certificate-service-door.ts'
import { remindRegularly } from '#lib/doors/certificate-service/remind-regularly.ts'
import { createPublicationDoor } from '#lib/doors/certificate-service/publication-door.ts'
import { ordersRoute, outboxRoute } from '#lib/doors/control/orders-routes.ts'
import { createEserviceDoor } from '#lib/doors/e-service/e-service-door.ts'
import { eserviceHandlers } from '#lib/doors/e-service/handlers.ts'
import { startSftp } from '#lib/doors/sftp/start-sftp.ts'
import { createWsDoor } from '#lib/doors/ws/ws-door.ts'
import { giveBackAfterStart } from '#lib/platform/collect-garbage.ts'
import { ConfigurationError, isProduction, type Configuration } from '#lib/platform/configuration.ts'
import { openDatabase } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import { createMetrics } from '#lib/platform/metrics.ts'
import { migrate } from '#lib/platform/migrate.ts'
import { watchWaitingDeliveries } from '#lib/register/processing/waiting-deliveries.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { readRuleSettings } from '../process/read-rule-settings.ts'
import type { SandboxData } from '../sandbox/sandbox-data.ts'
import { finishUnfinished, sandboxRoutes } from '../sandbox/sandbox-routes.ts'
import { seedOrganisations } from './seed-organisations.ts'
import { openSandbox } from '#lib/register/sandbox/sandbox.ts'

export const REGISTER_ROLES = ['ws', 'pki', 'sftp', 'processing', 'distribution', 'control'] as const
const DAY_MS = 86_400_000

export type RegisterRole = (typeof REGISTER_ROLES)[number]

export type RunningRegister = { roles: RegisterRole[]; /** Ports really listened on, by role. */ ports: Partial<Record<RegisterRole, number>>; close(): Promise<void> }

/** Starts the register's doors and work in this process. @throws what reportFailure can put into one line */
export async function runRegister({ configuration, log, roles: wanted }: { configuration: Configuration; log: Log; roles?: string[] }): Promise<RunningRegister> {
  const roles = parseRoles(wanted)
  const url = configuration.REGISTER_DATABASE_URL ?? configuration.DATABASE_URL
  if (!url) throw new ConfigurationError('DATABASE_URL is missing (npm start brings its own PostgreSQL and sets it)')
  await migrate({ url, schema: 'register' })

  const closing: (() => Promise<unknown>)[] = []
  const ports: RunningRegister['ports'] = {}
  const db = openDatabase({ url, schema: 'register', connectionsMax: 6, applicationName: 'register' })
  closing.unshift(() => db.close())
  const sandbox = await openSandbox(db, configuration.IR_ENVIRONMENT)
  closing.unshift(() => sandbox.close())
  const { clock, faults } = sandbox
  const authoritySettings = authorityOptions(configuration)
  const authority = await openAuthority({ db, clock, ...authoritySettings })
  closing.unshift(() => authority.close())
  const keepEserviceCredentials = () => ensureEserviceCredentials({ authority, db, clock }, {
    directory: configuration.ESERVICE_CREDENTIALS_DIR ?? path.join(configuration.DATA_DIR, 'e-service'),
    businessId: BusinessId.parse(configuration.ESERVICE_BUSINESS_ID),
  })
  const sandboxData: SandboxData = {
    dataDirectory: configuration.DATA_DIR, register: db, registerUrl: url, portalUrl: configuration.PORTAL_DATABASE_URL ?? configuration.DATABASE_URL,
    authority, masterKey: authoritySettings.masterKey, keepEserviceCredentials,
  }
  if (configuration.IR_ENVIRONMENT === 'test') {
    if (roles.includes('control')) await finishUnfinished(sandboxData)
    await seedOrganisations(db, clock.now())
  }
  await keepEserviceCredentials()
  const daily = setInterval(() => void keepEserviceCredentials().catch((error: unknown) => log.error({ err: error }, 'the e-service credentials could not be renewed')), DAY_MS)
  closing.unshift(async () => clearInterval(daily))
  const metrics = createMetrics('register')
  const use = noteCertificateUse({ db, clock, log })
  closing.unshift(() => use.close())
  const { masterKey, publishedAt, serverNames } = authoritySettings
  const threads = await startRegisterThreads({
    log, metrics,
    data: {
      ...readRuleSettings(configuration), registerUrl: url, sandbox: sandbox.shared, errorLanguage: configuration.ERROR_LANGUAGE, bytesMax: configuration.MESSAGE_BYTES_MAX, logLevel: configuration.LOG_LEVEL,
      authority: { masterKey, publishedAt, serverNames }, certificateDelaySeconds: configuration.CERTIFICATE_DELAY_SECONDS, processes: roles.includes('processing'),
    },
  })
  closing.unshift(() => threads.close())

  if (roles.includes('processing')) {
    const watch = watchWaitingDeliveries({ db, log, processWaiting: () => threads.run('processWaiting', undefined, { lane: 'large' }) })
    closing.unshift(() => watch.close())
  }
  const limits = { connectionsMax: configuration.HTTPS_CONNECTIONS_MAX, perAddressMax: configuration.HTTPS_CONNECTIONS_PER_ADDRESS_MAX, headerSeconds: configuration.HTTPS_HEADER_SECONDS }
  if (roles.includes('ws')) {
    const eservice = createEserviceDoor({
      authority, log, faults,
      handlers: eserviceHandlers({ authority, db, clock, secureMessageUrl: configuration.SECURE_MESSAGE_URL, sftp: { names: serverNames, port: configuration.SFTP_PORT } }),
    })
    const door = await createWsDoor({ authority, threads, log, metrics, limits, eservice, use, faults, bytesMax: configuration.MESSAGE_BYTES_MAX, messageSeconds: configuration.HTTPS_MESSAGE_SECONDS })
    closing.unshift(await listen(door, configuration.WS_PORT, configuration.LISTEN_ADDRESS))
    ports.ws = (door.address() as AddressInfo).port
  }
  if (roles.includes('pki')) {
    const door = await createCertificateServiceDoor({ authority, log, metrics, limits, faults, answer: (request) => threads.run('answerCertificateRequest', request, { lane: 'small' }) })
    closing.unshift(await listen(door, configuration.PKI_PORT, configuration.LISTEN_ADDRESS))
    ports.pki = (door.address() as AddressInfo).port
    const reminders = remindRegularly({ db, box: authority.box, clock, log })
    closing.unshift(() => reminders.close())
    clock.onMoved(() => reminders.again())
    closing.unshift(await listen(createPublicationDoor({ authority, log, faults }), configuration.CRL_PORT, configuration.LISTEN_ADDRESS))
    if (configuration.SMTP_URL) {
      const { deliverMails } = await import('#lib/doors/certificate-service/outbox/deliver-mails.ts')
      const mails = await deliverMails({ db, box: authority.box, clock, log, smtpUrl: configuration.SMTP_URL, from: configuration.MAIL_FROM, forgetDelivered: isProduction(configuration) })
      closing.unshift(() => mails.close())
    }
  }
  if (roles.includes('sftp')) {
    const sftp = await startSftp({ configuration, authority, db, clock, threads, log, metrics, use, sandbox })
    closing.unshift(() => sftp.close())
    ports.sftp = sftp.port
  }
  giveBackAfterStart()
  if (roles.includes('control')) {
    const door = createControlDoor({
      environment: configuration.IR_ENVIRONMENT, log,
      routes: [
        readyRoute({ db, roles, ports, faults }), metricsRoute(metrics), ...clockRoutes({ db, sandbox }), ...faultsRoutes({ db, sandbox }), ...sandboxRoutes(sandboxData), publishedFilesRoute(authority),
        ordersRoute({ authority, db, clock, secureMessageUrl: configuration.SECURE_MESSAGE_URL }), outboxRoute({ authority, db }),
        credentialsRoute({ authority, db, clock, sftp: { names: serverNames, port: ports.sftp ?? configuration.SFTP_PORT } }),
      ],
    })
    // Last: whoever waits for readiness finds every other door open. Only for programs on this machine.
    closing.unshift(await listen(door, configuration.CONTROL_PORT, '127.0.0.1'))
    ports.control = (door.address() as AddressInfo).port
  }
  return { roles, ports, close: async () => { for (const close of closing) await close() } }
}

function parseRoles(wanted: string[] | undefined): RegisterRole[] {
  if (!wanted) return [...REGISTER_ROLES]
  const unknown = wanted.filter((role) => !REGISTER_ROLES.some((known) => known === role))
  if (unknown.length > 0) throw new ConfigurationError(`--roles: unknown ${unknown.join(', ')}; known are ${REGISTER_ROLES.join(', ')}`)
  return REGISTER_ROLES.filter((role) => wanted.includes(role))
}

/** @returns how to stop: no new connections, idle ones closed, requests under way finished */
async function listen(server: Server, port: number, address: string): Promise<() => Promise<void>> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: address }, () => { server.off('error', reject); resolve() })
  })
  return () => new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}
