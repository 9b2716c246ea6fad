/**
 * `node scripts/fill-register.ts REPORTS [BUSINESS-ID]`: fills the register of `npm start` (or of DATABASE_URL), running
 * or not, with stored reports, for looking at lists that are long. Only where no real data can be.
 */
import path from 'node:path'
import { ConfigurationError, readConfiguration } from '#lib/platform/configuration.ts'
import { openDatabase } from '#lib/platform/database.ts'
import { startEmbeddedPostgres } from '#lib/platform/embedded-postgres.ts'
import { migrate } from '#lib/platform/migrate.ts'
import { hasBusinessIdCheckDigit } from '#schemas/identifier-checks.ts'
import { reportFailure } from './process/report-failure.ts'
import { fillRegister } from './register/fill-register.ts'

const [count, owner] = process.argv.slice(2)
const reports = Number(count)
if (!Number.isInteger(reports) || reports < 1 || (owner !== undefined && !hasBusinessIdCheckDigit(owner))) {
  console.error('usage: node scripts/fill-register.ts REPORTS [BUSINESS-ID]')
  process.exit(2)
}
try {
  const configuration = readConfiguration()
  if (configuration.IR_ENVIRONMENT !== 'test') throw new ConfigurationError('IR_ENVIRONMENT is not test: artificial reports go nowhere else')
  const given = configuration.REGISTER_DATABASE_URL ?? configuration.DATABASE_URL
  const url = given ?? (await startEmbeddedPostgres({ directory: path.join(configuration.DATA_DIR, 'postgres') })).url
  await migrate({ url, schema: 'register' })
  const db = openDatabase({ url, schema: 'register', connectionsMax: 4, applicationName: 'fill register' })
  const started = Date.now()
  await fillRegister(db, { reports, ...(owner !== undefined && { owner }), onProgress: (stored) => { if (stored % 100_000 === 0) console.log(`${stored.toLocaleString('en-US')} reports, ${Math.round((Date.now() - started) / 1000)} s`) } })
  await db.close()
} catch (error) {
  reportFailure('The register could not be filled', error)
}
