import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeLists } from '../../code-lists.ts'
import type { BenefitReportsToIr } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { mayContainPersonalIdentityCode } from '../../identifier-checks.ts'
import { valueName } from '../../names.ts'
import type { DeliveryRuleContext } from '../delivery-facts.ts'
import type { Violation } from '../rule.ts'
import { aBenefitDelivery } from '../testing/a-benefit-delivery.ts'
import { aFullBenefitDelivery } from '../testing/a-full-benefit-delivery.ts'
import { changeAnything, elementPathsOf, leadsSomewhere, optionalValues, seededRandom, usedPaths } from '../testing/message-elements.ts'
import { benefitGuidance, checkBenefitCommon, checkBenefitHead, checkBenefitReports } from './index.ts'
import { benefitRules, itemRules } from './rules.ts'

const context: DeliveryRuleContext = { today: '2026-06-15', environment: 'test', reportsMax: 10_000, realTime: false }

const allViolations = (delivery: BenefitReportsToIr, more: Partial<DeliveryRuleContext> = {}): Violation[] => {
  const at = { ...context, ...more }
  return [...checkBenefitHead(delivery, at), ...checkBenefitCommon(delivery, at), ...checkBenefitReports(delivery, at).flat(), ...benefitGuidance(delivery, at)]
}

const elementPaths = elementPathsOf('BenefitReportsToIRTypes', 'brtirt:BenefitReportsToIR')
const optional = optionalValues('BenefitReportsToIRTypes')

describe('the table', () => {
  test('has each rule of benefits payment reports once', () => {
    const numbers = [[1, 15], [20, 27], [30, 36], [40, 55], [60, 99]].flatMap(([first, last]) => Array.from({ length: last! - first! + 1 }, (_, i) => first! + i))
    expect(benefitRules.map(({ id }) => id)).toEqual(numbers.map((number) => `BR-${String(number).padStart(3, '0')}`))
  })

  test('names only elements and code lists that exist', () => {
    for (const { id, elements } of benefitRules) for (const element of elements) expect(element === '*' || element === 'Signature' || elementPaths.has(element), `${id} ${element}`).toBe(true)
    for (const rule of itemRules) {
      expect([...elementPaths.keys()], rule.id).toContain(rule.check.at)
      if ('codeList' in rule) expect(Object.keys(codeLists)).toContain(rule.codeList)
    }
  })

  test('what nobody judges is behaviour or advice', () => {
    for (const { id, judge, level } of benefitRules) if (judge === 'nobody') expect(['register', 'guidance'], id).toContain(level)
  })
})

describe('what is right', () => {
  test('a usual delivery', () => expect(allViolations(aBenefitDelivery().withReports(3).build())).toEqual([]))
  test('a delivery that uses everything', () => expect(allViolations(aFullBenefitDelivery())).toEqual([]))

  test('and that really uses everything', () => {
    const used = usedPaths(aFullBenefitDelivery())
    const unused = [...elementPaths.keys()].filter((path) => !used.has(path.split('/').map(valueName).join('/')))
    // Head and parties have no country here; POBox excludes Street.
    expect(unused.filter((path) => !/(DeliveryData(Owner|Creator|Sender)\/Country(Code|Name)|POBox)$/.test(path))).toEqual([])
  })

  test.each(['2021-01-01', '2021-12-31', '2022-07-31', '2022-08-01', '2023-01-01', '2024-12-31', '2026-12-31', '2027-01-10'])('a usual delivery paid on %s', (date) => {
    expect(allViolations(aBenefitDelivery().paidOn(date).build(), { today: date })).toEqual([])
  })
})

test('whatever is wrong: nothing throws, every path leads to its place, and no violation repeats a personal identity code', () => {
  const full = aFullBenefitDelivery()
  const found = new Set<string>()
  fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), fc.constantFrom('2021-06-15', '2022-06-15', '2026-06-15'), (seed, changes, date) => {
    const random = seededRandom(seed)
    let delivery = structuredClone(full)
    delivery.deliveryData.paymentDate = date
    for (let i = 0; i < changes; i++) delivery = changeAnything(delivery, optional, random) as BenefitReportsToIr
    for (const violation of allViolations(delivery, { today: date })) {
      found.add(violation.ruleId)
      expect(leadsSomewhere(delivery, violation.path), `${violation.ruleId} ${violation.path}`).toBe(true)
      const element = violation.path.replaceAll(/\[\d+\]/g, '')
      expect(elementPaths.has(element), `${violation.ruleId} ${violation.path}`).toBe(true)
      expect(mayContainPersonalIdentityCode(violation.value ?? '')).toBe(false)
    }
  }), { numRuns: 400, seed: 1 })
  expect(found.size).toBeGreaterThan(40)
})
