import type { Authority } from '#lib/certificates/authority.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import type { Faults } from './sandbox/faults.ts'

export type Language = 'fi' | 'sv' | 'en'

/** What every part of the register works with. */
export type RegisterContext = {
  db: Database
  clock: Clock
  environment: 'test' | 'production'
  /** Knows every certificate and signs the register's answers. */
  authority: Authority
  /** Language of ErrorMessage (D-05). */
  errorLanguage: Language
  /** Reports or items of one delivery (PR-137). */
  reportsMax: number
  /** Next year's rules are tried out ahead of time (RULES_OF_NEXT_YEAR). */
  rulesOfNextYear: boolean
  /** What the sandbox makes fail. */
  faults: Faults
  log: Log
}
