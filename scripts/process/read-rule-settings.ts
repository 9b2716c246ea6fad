import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { ConfigurationError, triesRulesOfNextYear, type Configuration } from '#lib/platform/configuration.ts'
import { ListFileError, readGivenLists } from '#schemas/outside-registers/given-lists.ts'
import type { OutsideRegisters } from '#schemas/outside-registers/outside-registers.ts'
import type { RuleSettings } from '#schemas/rules/rule-settings.ts'

/** Once for a process: lists that are given as files are read here, and shared by its threads. @throws ConfigurationError naming file and line */
export const readRuleSettings = (configuration: Configuration): RuleSettings => ({
  environment: configuration.IR_ENVIRONMENT,
  reportsMax: configuration.REPORTS_PER_DELIVERY_MAX,
  rulesOfNextYear: triesRulesOfNextYear(configuration),
  outsideRegisters: readOutsideRegisters(configuration.OUTSIDE_REGISTERS),
})

function readOutsideRegisters(where: Configuration['OUTSIDE_REGISTERS']): OutsideRegisters {
  if (typeof where === 'string') return where
  const { directory } = where
  if (!existsSync(directory) || !statSync(directory).isDirectory()) throw new ConfigurationError(`Configuration: OUTSIDE_REGISTERS: ${directory} is no directory`)
  try {
    return readGivenLists((file) => (existsSync(path.join(directory, file)) ? readFileSync(path.join(directory, file), 'utf8') : undefined))
  } catch (error) {
    throw error instanceof ListFileError ? new ConfigurationError(`Configuration: OUTSIDE_REGISTERS: ${error.message}`) : error
  }
}
