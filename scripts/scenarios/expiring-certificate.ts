import { existsSync } from 'node:fs'
import path from 'node:path'
import { yearsAfter } from '#lib/certificates/certificate-bytes.ts'
import { writeCredentials } from '#lib/certificates/credential-files.ts'
import { CERTIFICATE_YEARS } from '#lib/certificates/issue-certificate.ts'
import { openWsChannel } from '#lib/channel/ws/ws-channel.ts'
import { readConfiguration } from '#lib/platform/configuration.ts'
import { readCredentials } from '../ir/credentials-directory.ts'
import { issueCredentials } from '../ir/issue-credentials.ts'
import { registerUrl } from '../ir/register-url.ts'
import type { Scenario } from './stage.ts'

const CITY = '7018018-2'
const DAY_MS = 86_400_000
const DAYS_LEFT = 10
/** Between two questions for the time. */
const CLOCKS_DIFFER_MS_MAX = 5_000

/** Issued while the sandbox's clock stands almost a certificate's life ago. */
export const expiringCertificate: Scenario = {
  about: 'Mallikaupunki (7018018-2) has a certificate that ends in ten days; it is in DATA_DIR/scenarios/expiring-certificate',
  async play(stage) {
    const directory = path.join(readConfiguration().DATA_DIR, 'scenarios', 'expiring-certificate')
    if (await isKnown(directory)) return []
    const now = Date.parse((await stage.ask('GET', '/clock') as { now: string }).now)
    const setClock = (moment: string | null) => stage.ask('POST', '/clock', { moment })
    const isPresent = Math.abs(now - Date.now()) < CLOCKS_DIFFER_MS_MAX
    await setClock(yearsAfter(new Date(now + DAYS_LEFT * DAY_MS), -CERTIFICATE_YEARS).toISOString())
    try {
      const { key, files } = await issueCredentials({ customerId: CITY, type: 'wage-ws' })
      writeCredentials(directory, { 'key.pem': key, ...files })
    } finally {
      await setClock(isPresent ? null : new Date(now).toISOString())
    }
    return []
  },
}

/** From an earlier run, and not forgotten by a reset since. */
async function isKnown(directory: string): Promise<boolean> {
  if (!existsSync(path.join(directory, 'key.pem'))) return false
  const credentials = readCredentials(directory)
  const channel = openWsChannel({ url: registerUrl(), ...credentials })
  try {
    const self = { type: 1, code: CITY }
    const answer = await channel.status({ deliveryDataType: 100, deliveryId: 'none', productionEnvironment: false, deliveryDataOwner: self, deliveryDataCreator: self, deliveryDataSender: self })
    return answer.known === 'answer'
  } finally {
    await channel.close()
  }
}
