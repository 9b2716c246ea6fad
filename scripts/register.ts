/**
 * Entry of the register process: the doors and the work behind them. `--roles ws,pki,sftp,processing,control` chooses a
 * part, so that the same code runs as many replicas over one database.
 */
import { readConfiguration } from '#lib/platform/configuration.ts'
import { createLog } from '#lib/platform/log.ts'
import { runRegister } from './register/run-register.ts'
import { endOnSignals } from './process/end-on-signals.ts'
import { reportFailure } from './process/report-failure.ts'

try {
  const configuration = readConfiguration()
  const log = createLog('register', configuration.LOG_LEVEL)
  const register = await runRegister({ configuration, log, roles: rolesFrom(process.argv.slice(2)) })
  log.info({ roles: register.roles }, 'register ready')
  endOnSignals(log, () => register.close())
} catch (error) {
  reportFailure('The register did not start', error)
}

function rolesFrom(parameters: string[]): string[] | undefined {
  const at = parameters.indexOf('--roles')
  return at < 0 ? undefined : parameters[at + 1]?.split(',')
}
