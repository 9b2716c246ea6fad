import { expect, test } from 'vitest'
import { readConfiguration, triesRulesOfNextYear } from './configuration.ts'

const production = {
  IR_ENVIRONMENT: 'production', SESSION_SECRET: 'x'.repeat(32), PORTAL_URL: 'https://portal.example', OIDC_ISSUER: 'https://issuer.example', OIDC_CLIENT_ID: 'portal', OIDC_CLIENT_SECRET: 'secret',
}

test('next year\'s rules are tried out where that is asked for, and never in production', () => {
  expect(triesRulesOfNextYear(readConfiguration({}))).toBe(false)
  expect(triesRulesOfNextYear(readConfiguration({ RULES_OF_NEXT_YEAR: 'on' }))).toBe(true)
  expect(triesRulesOfNextYear(readConfiguration({ ...production, RULES_OF_NEXT_YEAR: 'on' }))).toBe(false)
  expect(() => readConfiguration({ RULES_OF_NEXT_YEAR: 'yes' })).toThrow('RULES_OF_NEXT_YEAR')
})

test('outside registers are a sandbox in the test environment, and nothing or lists of one\'s own in production', () => {
  expect(readConfiguration({}).OUTSIDE_REGISTERS).toBe('sandbox')
  expect(readConfiguration({ OUTSIDE_REGISTERS: 'none' }).OUTSIDE_REGISTERS).toBe('none')
  expect(readConfiguration(production).OUTSIDE_REGISTERS).toBe('none')
  expect(readConfiguration({ ...production, OUTSIDE_REGISTERS: '/lists' }).OUTSIDE_REGISTERS).toEqual({ directory: '/lists' })
  expect(() => readConfiguration({ ...production, OUTSIDE_REGISTERS: 'sandbox' })).toThrow('OUTSIDE_REGISTERS: production has no sandbox')
})
