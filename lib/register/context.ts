import type { Authority } from '#lib/certificates/authority.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import type { RuleSettings } from '#schemas/rules/rule-settings.ts'
import type { Faults } from './sandbox/faults.ts'

export type Language = 'fi' | 'sv' | 'en'

/** What every part of the register works with. */
export type RegisterContext = RuleSettings & {
  db: Database
  clock: Clock
  /** Knows every certificate and signs the register's answers. */
  authority: Authority
  /** Language of ErrorMessage (D-05). */
  errorLanguage: Language
  /** What the sandbox makes fail. */
  faults: Faults
  log: Log
}
