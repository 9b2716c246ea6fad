import { expect, test } from 'vitest'
import { processingRules } from '#schemas/rules/processing.ts'
import { messageRules, rootElementsOf } from '#schemas/rules/messages.ts'
import { ownCode } from '#schemas/rules/rule.ts'
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

test.each(messageRules)('our own codes lead to their rule, whatever the place: $prefix', (message) => {
  const [root] = rootElementsOf(message)
  for (const { id, errorCode } of [...processingRules, ...message.rules]) if (errorCode === undefined) expect(ruleOfCode(ownCode(id), undefined, root!)).toBe(id)
  expect(ruleOfCode('X-NOT-IN-USE', '*', root!)).toBe('X-NOT-IN-USE')
})

test.each([
  ['WageReportsRequestToIR', 'CCV0030', 'DeliveryData/DeliveryDataSender/CountryCode', 'WR-042'],
  ['WageReportsRequestToIR', 'CCV0030', 'DeliveryData/Payer/PayerIds/Id[2]/CountryCode', 'WR-067'],
  ['BenefitReportsRequestToIR', 'CCV0030', 'DeliveryData/Payer/PayerIds/Id[2]/CountryCode', 'BR-022'],
  ['WageReportRequestToIR', 'ADV0050', 'DeliveryData/Reports/Report[7]/IncomeEarner/Addresses/TypedAddress[1]/Street', 'WR-143'],
])('%s: the code %s at %s leads to %s of the rules that share it', (root, code, path, rule) => expect(ruleOfCode(code, path, root)).toBe(rule))

test('a code that nobody here knows leads to no rule', () => expect(ruleOfCode('ZZZ9999', 'DeliveryData', 'WageReportsRequestToIR')).toBeUndefined())
