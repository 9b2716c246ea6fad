import { expect, test } from 'vitest'
import { processingRules } from '#schemas/rules/processing.ts'
import { wageRules } from '#schemas/rules/wage/rules.ts'
import { pathInDetails, ruleOfCode } from './error-place.ts'

test.each([
  ['DeliveryData/Reports/Report[3]/ReportData/ReportId: A-1', 'DeliveryData/Reports/Report[3]/ReportData/ReportId'],
  ['DeliveryData/DeliveryId', 'DeliveryData/DeliveryId'],
  ['*', '*'],
  ['Something went wrong in DeliveryData/Reports', undefined],
  ['Code: 5', undefined],
  ['', undefined],
  [undefined, undefined],
])('of the details %j the place is %j', (details, path) => expect(pathInDetails(details)).toBe(path))

test('our own codes lead to their rule, whatever the place', () => {
  for (const { id, errorCode } of [...processingRules, ...wageRules]) if (errorCode === undefined && !id.startsWith('X-')) expect(ruleOfCode(`X-${id}`, undefined)).toBe(id)
  expect(ruleOfCode('X-NOT-IN-USE', '*')).toBe('X-NOT-IN-USE')
})

test.each([
  ['CCV0030', 'DeliveryData/DeliveryDataSender/CountryCode', 'WR-042'],
  ['CCV0030', 'DeliveryData/Payer/PayerIds/Id[2]/CountryCode', 'WR-067'],
  ['ADV0050', 'DeliveryData/Reports/Report[7]/IncomeEarner/Addresses/TypedAddress[1]/Street', 'WR-143'],
])('the code %s at %s leads to %s of the rules that share it', (code, path, rule) => expect(ruleOfCode(code, path)).toBe(rule))

test('a code that nobody here knows leads to no rule', () => expect(ruleOfCode('ZZZ9999', 'DeliveryData')).toBeUndefined())
