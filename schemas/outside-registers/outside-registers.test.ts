import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { artificialBusinessId, artificialPensionPolicyNo, artificialPersonalIdentityCode } from '../artificial.ts'
import { isPersonalIdentityCode, hasBusinessIdCheckDigit } from '../identifier-checks.ts'
import { hasPolicyNoForm } from '../rules/families/pension-policies.ts'
import { rulesOfMessage } from '../rules/messages.ts'
import { ruleContext, type RuleSettings } from '../rules/rule-settings.ts'
import { aFullBenefitDelivery } from '../rules/testing/a-full-benefit-delivery.ts'
import { aFullWageDelivery } from '../rules/testing/a-full-delivery.ts'
import { aFullSeparateDelivery } from '../rules/testing/a-full-separate-delivery.ts'
import { benefitCases } from '../rules/testing/benefit-cases/index.ts'
import { separateCases } from '../rules/testing/separate-cases/index.ts'
import { wageCases } from '../rules/testing/wage-cases/index.ts'
import { allRules } from '../rules/violation.ts'
import { ListFileError, readGivenLists, type GivenLists } from './given-lists.ts'
import { lookUpNames, lookUps } from './look-ups.ts'
import { externalListsOf } from './outside-registers.ts'
import { SANDBOX, sandboxExamples, sandboxLists } from './sandbox.ts'
import { hasRow, rowsOf, shareTable } from './shared-table.ts'

const settings: RuleSettings = { environment: 'test', reportsMax: 10_000 }
const violationsOf = (root: string, delivery: object, outsideRegisters: RuleSettings['outsideRegisters']) => {
  const rules = rulesOfMessage(root)!
  const context = ruleContext({ ...settings, outsideRegisters }, { today: '2026-06-15' })
  return [...rules.checkHead(delivery, context), ...rules.checkCommon(delivery, context), ...rules.checkItems(delivery, context).flat()].map(({ ruleId }) => ruleId)
}
const full = [['WageReportsRequestToIR', aFullWageDelivery()], ['PayerSummaryReportsRequestToIR', aFullSeparateDelivery()], ['BenefitReportsRequestToIR', aFullBenefitDelivery()]] as const

describe('the sandbox', () => {
  test.each(full)('%s of artificial parties, with codes and policies of its own in every group, is accepted', (root, delivery) => {
    expect(violationsOf(root, delivery, 'sandbox')).toEqual([])
  })

  test('every rule that looks something up can be provoked by what is published', () => {
    const cases = [...wageCases, ...separateCases, ...benefitCases].filter(({ context }) => context.lists === sandboxLists)
    const published = Object.values(sandboxExamples).flat().flatMap(({ values }) => values)
    const provoked = new Set(cases.flatMap(({ violates, delivery }) => (violates !== undefined && published.some((value) => JSON.stringify(delivery).includes(value)) ? [violates] : [])))
    expect(allRules.filter(({ id, asks }) => asks && !provoked.has(id)).map(({ id }) => id)).toEqual([])
  })

  test('its examples are well formed: nothing but the look-up can refuse them', () => {
    for (const id of [SANDBOX.unknownBusinessId, SANDBOX.soleTrader.businessId]) expect(hasBusinessIdCheckDigit(id)).toBe(true)
    for (const code of [SANDBOX.unknownPerson, SANDBOX.soleTrader.personalIdentityCode]) expect([isPersonalIdentityCode(code), code[7]]).toEqual([true, '9'])
    for (const policyNo of [SANDBOX.unknownPolicy, SANDBOX.endedPolicy.policyNo, SANDBOX.temporaryEmployersPolicy, SANDBOX.contractPolicy]) expect(hasPolicyNoForm(policyNo)).toBe(true)
  })

  test('it knows everybody else, of whatever well-formed identifier', () => {
    fc.assert(fc.property(fc.nat(1_400_000), (n) => {
      const [businessId, person] = [artificialBusinessId(n), artificialPersonalIdentityCode(n)]
      fc.pre(businessId !== SANDBOX.unknownBusinessId && person !== SANDBOX.unknownPerson && person !== SANDBOX.soleTrader.personalIdentityCode)
      expect([sandboxLists.businessIds!.has(businessId), sandboxLists.personalIdentityCodes!.has(person), sandboxLists.businessIdsOf!(person), sandboxLists.pensionPolicies!.isValid(artificialPensionPolicyNo(46, n), '2026-06-15')]).toEqual([true, true, undefined, true])
    }))
  })
})

test('without look-ups everything is judged by its form', () => {
  expect(externalListsOf('none')).toEqual({})
  expect(violationsOf(...full[0], 'none')).toEqual([])
})

describe('lists that are given', () => {
  const files: Record<string, string> = {
    'business-ids.csv': '\ufeffbusinessId\r\n7000000-5\r\n\r\n7000002-1\r\n',
    'business-ids-of-persons.csv': 'personalIdentityCode;businessId\n010190-900A;7000002-1\n010190-900A;7000000-5\n',
    'pension-policies.csv': 'policyNo;validFrom;validUntil\n46-00000011;2024-01-01;2025-12-31\n46-00000011;2026-07-01;\n46-0000001;;\n',
    'temporary-employer-policies.csv': 'policyNo;provider;validFrom;validUntil\n46-99999991;46;2020-01-01;2025-12-31\n',
    'keva-titles.csv': 'code;provider;registrations;validFrom;validUntil\n100;20;;;\n200;20;1 2;;\n',
  }
  const lists = externalListsOf(readGivenLists((file) => files[file]))

  test('hold what stands in them, on the days of a row, and nothing else; what is not given is not asked', () => {
    expect([lists.businessIds!.has('7000000-5'), lists.businessIds!.has('7000000'), lists.businessIds!.has('7000001-3')]).toEqual([true, false, false])
    expect([lists.businessIdsOf!('010190-900A'), lists.businessIdsOf!('010190-901B')]).toEqual([['7000000-5', '7000002-1'], undefined])
    expect(['2023-12-31', '2024-01-01', '2025-12-31', '2026-01-01', '2026-07-01', '2030-01-01'].map((date) => lists.pensionPolicies!.isValid('46-00000011', date))).toEqual([false, true, true, false, true, true])
    const generic = lists.temporaryEmployerPolicies!
    expect([generic.isGeneric('46-99999991', 46, '2025-06-15'), generic.isGeneric('46-99999991', 46, '2026-06-15'), generic.isGeneric('46-99999991', 4, '2025-06-15'), generic.wasEverGeneric('46-99999991')]).toEqual([true, false, false, true])
    expect([100, 200, 300].map((title) => lists.kevaTitles!.demandedRegistrations(String(title), 20, '2026-06-15'))).toEqual(['any', ['1', '2'], undefined])
    expect([lists.personalIdentityCodes, lists.occupations, lists.kevaEndings]).toEqual([undefined, undefined, undefined])
  })

  test.each([
    ['columns in another order', 'pension-policies.csv', 'validFrom;policyNo;validUntil\n', 'pension-policies.csv: the first line is to be policyNo;validFrom;validUntil'],
    ['a column too many', 'occupations.csv', 'code;validFrom;validUntil\n33130;;\n33130;;;\n', 'occupations.csv line 3: code;validFrom;validUntil is expected'],
    ['a Finnish date', 'occupations.csv', 'code;validFrom;validUntil\n33130;1.1.2024;\n', 'occupations.csv line 2: a day is to be YYYY-MM-DD'],
    ['nothing', 'business-ids.csv', '', 'business-ids.csv: the first line is to be businessId'],
  ])('with %s are refused by file and line', (_what, file, text, message) => {
    expect(() => readGivenLists((name) => (name === file ? text : undefined))).toThrow(new ListFileError(message))
  })

  test('a mistake in a list of people repeats none of them', () => {
    expect(() => readGivenLists((name) => (name === 'personal-identity-codes.csv' ? 'personalIdentityCode\n010190-900A;x\n' : undefined))).toThrow(/^personal-identity-codes\.csv line 2: personalIdentityCode is expected$/)
  })

  test('go to a thread as they are: the memory is shared, not copied', () => {
    const given = structuredClone(readGivenLists((file) => files[file]) satisfies GivenLists)
    expect(given.businessIds!.bytes.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(externalListsOf(given).businessIds!.has('7000002-1')).toBe(true)
  })
})

test('a shared table finds what a plain list finds', () => {
  const key = fc.stringMatching(/^[0-9A-B-]{1,4}$/)
  fc.assert(fc.property(fc.array(fc.tuple(key, key)), key, (rows, wanted) => {
    const table = shareTable(rows)
    const found = rows.filter(([first]) => first === wanted).map(([, second]) => second)
    expect(rowsOf(table, wanted).map(([second]) => second).sort()).toEqual(found.sort())
    expect(hasRow(table, wanted)).toBe(found.length > 0)
  }))
})

test('every look-up has a file of its own, an example, and a rule that asks it', () => {
  expect(new Set(lookUpNames.map((name) => lookUps[name].file)).size).toBe(lookUpNames.length)
  for (const name of lookUpNames) expect([sandboxExamples[name].length > 0, allRules.some(({ asks }) => asks?.includes(name))], name).toEqual([true, true])
})
