/** Entry of the portal process: pages, and the background jobs behind them. */
import { readConfiguration } from '#lib/platform/configuration.ts'
import { sendConsoleTo } from '#lib/platform/console-to-log.ts'
import { createLog } from '#lib/platform/log.ts'
import { endOnSignals } from './process/end-on-signals.ts'
import { reportFailure } from './process/report-failure.ts'

try {
  const configuration = readConfiguration()
  const log = createLog('portal', configuration.LOG_LEVEL)
  // Deprecations inside libraries are nothing for the terminal.
  process.removeAllListeners('warning')
  process.on('warning', (warning) => log.debug({ warning: warning.message }, 'warning of Node'))
  const dev = process.argv.includes('--dev')
  if (!dev) sendConsoleTo(log)
  // Before Next and React are loaded: they choose their build by it.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  const { runPortal } = await import('./portal/run-portal.ts')
  const portal = await runPortal({ configuration, log, dev })
  log.info({ address: portal.address }, 'portal ready')
  endOnSignals(log, () => portal.close())
} catch (error) {
  reportFailure('The portal did not start', error)
}
