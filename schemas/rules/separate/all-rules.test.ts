import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeLists } from '../../code-lists.ts'
import type { PayerSummaryReportsToIr } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { mayContainPersonalIdentityCode } from '../../identifier-checks.ts'
import { valueName } from '../../names.ts'
import type { DeliveryRuleContext } from '../delivery-facts.ts'
import type { Violation } from '../rule.ts'
import { aFullSeparateDelivery } from '../testing/a-full-separate-delivery.ts'
import { aSeparateDelivery } from '../testing/a-separate-delivery.ts'
import { changeAnything, elementPathsOf, leadsSomewhere, optionalValues, seededRandom, usedPaths } from '../testing/message-elements.ts'
import { checkSeparateCommon, checkSeparateHead, checkSeparateReports, separateGuidance } from './index.ts'
import { separateRules } from './rules.ts'

const context: DeliveryRuleContext = { today: '2026-06-15', environment: 'test', reportsMax: 10_000, realTime: false }

const allViolations = (delivery: PayerSummaryReportsToIr, more: Partial<DeliveryRuleContext> = {}): Violation[] => {
  const at = { ...context, ...more }
  return [...checkSeparateHead(delivery, at), ...checkSeparateCommon(delivery, at), ...checkSeparateReports(delivery, at).flat(), ...separateGuidance(delivery, at)]
}

const elementPaths = elementPathsOf('PayerSummaryReportsToIRTypes', 'psrtirt:PayerSummaryReportsToIR')
const optional = optionalValues('PayerSummaryReportsToIRTypes')

describe('the table', () => {
  test('has each rule of separate reports once', () => {
    const numbers = [[1, 5], [10, 24], [30, 31], [35, 37], [50, 57], [60, 68], [70, 74], [80, 84], [90, 91], [100, 103], [110, 116], [120, 128], [130, 134], [140, 147], [150, 150], [160, 162]]
      .flatMap(([first, last]) => Array.from({ length: last! - first! + 1 }, (_, i) => first! + i))
    expect(separateRules.map(({ id }) => id)).toEqual(numbers.map((number) => `SR-${String(number).padStart(3, '0')}`))
  })

  test('names only elements and code lists that exist', () => {
    for (const rule of separateRules) {
      for (const element of rule.elements) expect(element === '*' || element === 'Signature' || elementPaths.has(element), `${rule.id} ${element}`).toBe(true)
      if ('codeList' in rule) expect(Object.keys(codeLists)).toContain(rule.codeList)
    }
  })

  test('what nobody judges is behaviour or advice', () => {
    for (const { id, judge, level } of separateRules) if (judge === 'nobody') expect(['register', 'guidance'], id).toContain(level)
  })
})

describe('what is right', () => {
  test('a usual delivery', () => expect(allViolations(aSeparateDelivery().withReports(30).build())).toEqual([]))
  test('a delivery that uses everything', () => expect(allViolations(aFullSeparateDelivery())).toEqual([]))

  test('and that really uses everything', () => {
    const used = usedPaths(aFullSeparateDelivery())
    const unused = [...elementPaths.keys()].filter((path) => !used.has(path.split('/').map(valueName).join('/')))
    // Head and parties have no country here; POBox excludes Street; the payer has an identifier.
    expect(unused.filter((path) => !/(DeliveryData(Owner|Creator|Sender)\/Country(Code|Name)|POBox|MissingId)$/.test(path))).toEqual([])
  })

  test.each(['2019-01-31', '2021-12-31', '2024-12-31', '2025-01-01', '2027-01-10'])('a usual delivery of the month, on %s', (today) => {
    const delivery = aSeparateDelivery().with((data) => { data.reportDate = today }).withReport((report) => report.ofMonth(Number(today.slice(0, 4)), Number(today.slice(5, 7)))).build()
    expect(allViolations(delivery, { today })).toEqual([])
  })
})

test('whatever is wrong: nothing throws, every path leads to its place, and no violation repeats a personal identity code', () => {
  const full = aFullSeparateDelivery()
  const found = new Set<string>()
  fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), fc.constantFrom('2021-06-15', '2024-06-15', '2026-06-15'), (seed, changes, today) => {
    const random = seededRandom(seed)
    let delivery = structuredClone(full)
    for (let i = 0; i < changes; i++) delivery = changeAnything(delivery, optional, random) as PayerSummaryReportsToIr
    // Months are enumerated by the schema.
    for (const { paymentMonth } of delivery.deliveryData.reports.report) paymentMonth.month = Math.min(Math.max(paymentMonth.month, 1), 12)
    for (const violation of allViolations(delivery, { today })) {
      found.add(violation.ruleId)
      expect(leadsSomewhere(delivery, violation.path), `${violation.ruleId} ${violation.path}`).toBe(true)
      expect(elementPaths.has(violation.path.replaceAll(/\[\d+\]/g, '')), `${violation.ruleId} ${violation.path}`).toBe(true)
      expect(mayContainPersonalIdentityCode(violation.value ?? '')).toBe(false)
    }
  }), { numRuns: 400, seed: 1 })
  expect(found.size).toBeGreaterThan(40)
})
