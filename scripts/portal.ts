/** Entry of the portal process: pages, and the background jobs behind them. */
import { readConfiguration } from '#lib/platform/configuration.ts'
import { createLog } from '#lib/platform/log.ts'
import { runPortal } from './portal/run-portal.ts'
import { endOnSignals } from './process/end-on-signals.ts'
import { reportFailure } from './process/report-failure.ts'

try {
  const configuration = readConfiguration()
  const log = createLog('portal', configuration.LOG_LEVEL)
  // Deprecations inside libraries are nothing for the terminal.
  process.removeAllListeners('warning')
  process.on('warning', (warning) => log.debug({ warning: warning.message }, 'warning of Node'))
  const portal = await runPortal({ configuration, log, dev: process.argv.includes('--dev') })
  log.info({ address: portal.address }, 'portal ready')
  endOnSignals(log, () => portal.close())
} catch (error) {
  reportFailure('The portal did not start', error)
}
