import type { Configuration } from '#lib/platform/configuration.ts'
import { addressesOf } from '#lib/portal/addresses.ts'
import { persons } from '#prisma/seed/population.ts'
import { INTERFACE_VERSION } from '#schemas/services.ts'

/** What a person needs now: addresses, whom to log in as, what to try next. */
export function welcome(configuration: Configuration): void {
  const lines = [
    '',
    'The Incomes Register is running. It is not the official service.',
    '',
    `  Portal                 ${addressesOf(configuration).portal}`,
    `  Web services           https://localhost:${configuration.WS_PORT}/${INTERFACE_VERSION}/<Service>.svc  (?wsdl)`,
    `  Certificate service    https://localhost:${configuration.PKI_PORT}/2017/10/CertificateServices  (?wsdl)`,
    `  SFTP                   sftp://localhost:${configuration.SFTP_PORT}`,
    `  Control (this machine) http://127.0.0.1:${configuration.CONTROL_PORT}  (/ready, /metrics)`,
  ]
  if (configuration.IR_ENVIRONMENT === 'test') {
    lines.push('', 'Log in as one of the artificial persons, for example:', '')
    for (const person of persons.slice(0, 5)) lines.push(`  ${`${person.givenNames} ${person.familyName}`.padEnd(24)} ${person.description.en}`)
    lines.push(
      '', 'From a program of your own:', '',
      '  npx ir credentials --customer 1234567-1 --type wage-ws --out credentials',
      '  npx ir send docs/examples/wage-reports.xml --credentials credentials --wait',
    )
  }
  lines.push('', 'Ctrl-C stops everything; the data stay.', '')
  console.log(lines.join('\n'))
}
