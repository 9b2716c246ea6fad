import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeLists } from '../../code-lists.ts'
import { dictionary, isElement, resolveTypeName, type NamespaceFile } from '../../dictionary.ts'
import type { WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import { mayContainPersonalIdentityCode } from '../../identifier-checks.ts'
import { valueName } from '../../names.ts'
import type { Violation } from '../rule.ts'
import { aWageDelivery } from '../testing/a-delivery.ts'
import { aFullWageDelivery } from '../testing/a-full-delivery.ts'
import { checkWageCommon, checkWageHead, checkWageReports, wageGuidance } from './index.ts'
import type { DeliveryRuleContext } from '../delivery-facts.ts'
import { wageRules } from './rules.ts'

const context: DeliveryRuleContext = { today: '2026-06-10', environment: 'test', reportsMax: 10_000, realTime: false }

const allViolations = (delivery: WageReportsToIr, more: Partial<DeliveryRuleContext> = {}): Violation[] => {
  const at = { ...context, ...more }
  return [...checkWageHead(delivery, at), ...checkWageCommon(delivery, at), ...checkWageReports(delivery, at).flat(), ...wageGuidance(delivery, at)]
}

/** Path without positions → does it repeat? For every element of the message. */
const elementPaths = (() => {
  const paths = new Map<string, boolean>()
  const add = (file: NamespaceFile, typeName: string, path: string): void => {
    const type = resolveTypeName(file, typeName)
    const complex = type.file && dictionary[type.file].complexTypes?.[type.local]
    if (!complex) return
    for (const particle of (complex.sequence ?? []).filter(isElement)) {
      if (particle.ref) continue
      const below = path === '' ? particle.name : `${path}/${particle.name}`
      paths.set(below, particle.max !== 1)
      add(type.file!, particle.type!, below)
    }
  }
  add('WageReportsToIRTypes', 'wrtirt:WageReportsToIR', '')
  return paths
})()

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
    const used = new Set<string>()
    const walk = (value: unknown, path: string): void => {
      if (Array.isArray(value)) return value.forEach((entry) => walk(entry, path))
      used.add(path)
      if (typeof value === 'object' && value !== null) for (const [key, child] of Object.entries(value)) walk(child, `${path}/${key}`)
    }
    walk(aFullWageDelivery(), '')
    const unused = [...elementPaths.keys()].filter((path) => !used.has(`/${path.split('/').map(valueName).join('/')}`))
    // Head and parties have no country here; POBox excludes Street; the payer has an identifier.
    expect(unused.filter((path) => !/(CountryCode|CountryName|POBox|Street|Co|PayerBasic\/MissingId)$/.test(path))).toEqual([])
  })

  test.each(['2019-01-01', '2020-12-31', '2021-06-30', '2022-01-01', '2023-05-05', '2024-12-31', '2025-01-01', '2026-12-31', '2027-01-10'])('a usual delivery paid on %s', (date) => {
    expect(allViolations(aWageDelivery().paidOn(date).build(), { today: date })).toEqual([])
  })
})

/** Something is changed to what the schema still accepts: removed, repeated, or given another value of its type. */
function change(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) {
    const at = Math.floor(random() * value.length)
    const changed = [...value]
    if (random() < 0.2) changed.push(structuredClone(value[at]))
    else changed[at] = change(value[at], random)
    return changed
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    const at = Math.floor(random() * entries.length)
    const [key, child] = entries[at]!
    if (random() < 0.1 && optionalKeys.has(key)) return Object.fromEntries(entries.filter((entry) => entry[0] !== key))
    return { ...value, [key]: change(child, random) }
  }
  if (typeof value === 'number') return [-1, 0, 1, 2, 3, 4, 99, 101, 102, 304, 401, 402, 407, 419, 12_345_678][Math.floor(random() * 15)]
  if (typeof value === 'boolean') return value
  return ['010190-900A', '1234567-2', 'x y', '99', 'FI', '1700-01-01', '2030-01-01', '12022-01-01', '-2022-01-01', '010101-123N and more', ''][Math.floor(random() * 11)]
}

const optionalKeys = new Set([...elementPaths.keys()].filter((path) => {
  const [parent, name] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)]
  return isOptional(parent, name)
}).map((path) => valueName(path.slice(path.lastIndexOf('/') + 1))))

function isOptional(parent: string, name: string): boolean {
  const groups = Object.values(dictionary.WageReportsToIRTypes.complexTypes!)
  const uses = groups.flatMap((group) => (group.sequence ?? []).filter(isElement)).filter((particle) => particle.name === name)
  return parent !== '' && uses.every((particle) => particle.min === 0)
}

/** The path leads to something, or only its last step is missing. */
function leadsSomewhere(delivery: WageReportsToIr, path: string): boolean {
  const steps = path.split('/')
  let current: unknown = delivery
  for (let i = 0; i < steps.length; i++) {
    const [, name, position] = /^([^[]+)(?:\[(\d+)\])?$/.exec(steps[i]!)!
    const next = (current as Record<string, unknown>)[valueName(name!)]
    if (next === undefined) return i === steps.length - 1 && position === undefined
    if (Array.isArray(next) !== (position !== undefined)) return false
    current = position === undefined ? next : (next as unknown[])[Number(position) - 1]
    if (current === undefined) return false
  }
  return true
}

test('whatever is wrong: nothing throws, every path leads to its place, and no violation repeats a personal identity code', () => {
  const full = aFullWageDelivery()
  const found = new Set<string>()
  fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), fc.constantFrom('2020-06-15', '2022-06-15', '2026-06-15'), (seed, changes, date) => {
    let state = seed >>> 0
    const random = () => { state = (state * 1664525 + 1013904223) >>> 0; return state / 2 ** 32 }
    let delivery = structuredClone(full)
    delivery.deliveryData.paymentPeriod.paymentDate = date
    for (let i = 0; i < changes; i++) delivery = change(delivery, random) as WageReportsToIr
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
