import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeLists } from '../../code-lists.ts'
import type { WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import { mayContainPersonalIdentityCode } from '../../identifier-checks.ts'
import { valueName } from '../../names.ts'
import type { Violation } from '../rule.ts'
import { aWageDelivery } from '../testing/a-delivery.ts'
import { aFullWageDelivery } from '../testing/a-full-delivery.ts'
import { changeAnything, elementPathsOf, leadsSomewhere, optionalValues, seededRandom, usedPaths } from '../testing/message-elements.ts'
import { checkWageCommon, checkWageHead, checkWageReports, wageGuidance } from './index.ts'
import type { DeliveryRuleContext } from '../delivery-facts.ts'
import { wageRules } from './rules.ts'

const context: DeliveryRuleContext = { today: '2026-06-10', environment: 'test', reportsMax: 10_000, realTime: false }

const allViolations = (delivery: WageReportsToIr, more: Partial<DeliveryRuleContext> = {}): Violation[] => {
  const at = { ...context, ...more }
  return [...checkWageHead(delivery, at), ...checkWageCommon(delivery, at), ...checkWageReports(delivery, at).flat(), ...wageGuidance(delivery, at)]
}

const elementPaths = elementPathsOf('WageReportsToIRTypes', 'wrtirt:WageReportsToIR')

describe('the table', () => {
  test('has WR-001 to WR-386, each once', () => {
    expect(wageRules.map(({ id }) => id)).toEqual(Array.from({ length: 386 }, (_, i) => `WR-${String(i + 1).padStart(3, '0')}`))
  })

  test('leaves no rule without a judge: what is no behaviour is checked here, by the register, or in the document', () => {
    for (const rule of wageRules) {
      const hasCheck = 'check' in rule || rule.id === 'WR-103' || rule.judge === 'previous-version'
      expect(hasCheck, rule.id).toBe(rule.judge === 'delivery' || rule.judge === 'previous-version')
      expect(rule.judge === 'nobody', rule.id).toBe(rule.level === 'register')
    }
  })

  test('names only elements that exist', () => {
    for (const { id, elements } of wageRules) for (const element of elements) expect(element === '*' || element === 'Signature' || elementPaths.has(element), `${id} ${element}`).toBe(true)
  })

  test('looks only at groups that exist', () => {
    for (const rule of wageRules) if ('check' in rule) expect(['', ...elementPaths.keys()]).toContain((rule.check as { at: string }).at)
  })

  test('names only code lists that exist', () => {
    for (const rule of wageRules) if ('codeList' in rule) expect(Object.keys(codeLists)).toContain(rule.codeList)
  })
})

describe('what is right', () => {
  test('a usual delivery', () => expect(allViolations(aWageDelivery().withReports(3).build())).toEqual([]))
  test('a delivery that uses everything', () => expect(allViolations(aFullWageDelivery())).toEqual([]))

  test('and that really uses everything', () => {
    const used = usedPaths(aFullWageDelivery())
    const unused = [...elementPaths.keys()].filter((path) => !used.has(path.split('/').map(valueName).join('/')))
    // Head and parties have no country here; POBox excludes Street; the payer has an identifier.
    expect(unused.filter((path) => !/(CountryCode|CountryName|POBox|Street|Co|PayerBasic\/MissingId)$/.test(path))).toEqual([])
  })

  test.each(['2019-01-01', '2020-12-31', '2021-06-30', '2022-01-01', '2023-05-05', '2024-12-31', '2025-01-01', '2026-12-31', '2027-01-10'])('a usual delivery paid on %s', (date) => {
    expect(allViolations(aWageDelivery().paidOn(date).build(), { today: date })).toEqual([])
  })
})

const optional = optionalValues('WageReportsToIRTypes')

test('whatever is wrong: nothing throws, every path leads to its place, and no violation repeats a personal identity code', () => {
  const full = aFullWageDelivery()
  const found = new Set<string>()
  fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), fc.constantFrom('2020-06-15', '2022-06-15', '2026-06-15'), (seed, changes, date) => {
    const random = seededRandom(seed)
    let delivery = structuredClone(full)
    delivery.deliveryData.paymentPeriod.paymentDate = date
    for (let i = 0; i < changes; i++) delivery = changeAnything(delivery, optional, random) as WageReportsToIr
    for (const violation of allViolations(delivery, { today: date })) {
      found.add(violation.ruleId)
      expect(leadsSomewhere(delivery, violation.path), `${violation.ruleId} ${violation.path}`).toBe(true)
      const element = violation.path.replaceAll(/\[\d+\]/g, '')
      expect(elementPaths.has(element), `${violation.ruleId} ${violation.path}`).toBe(true)
      expect(mayContainPersonalIdentityCode(violation.value ?? '')).toBe(false)
      expect(violation.code.length).toBeLessThanOrEqual(20)
    }
  }), { numRuns: 400, seed: 1 })
  expect(found.size).toBeGreaterThan(100)
})
