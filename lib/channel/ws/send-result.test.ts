import { expect, test } from 'vitest'
import { faultParty } from './send-result.ts'

test.each([
  ['soap:Client', 'client'], ['Client', 'client'], [' s:Client.Authentication ', 'client'], ['soap:VersionMismatch', 'client'], ['soap:MustUnderstand', 'client'],
  ['soap:Server', 'server'], ['SOAP-ENV:Server.Database', 'server'],
  ['a:InternalServiceFault', undefined], ['ClientFault', undefined], ['', undefined], ['soap:', undefined],
] as const)('the faultcode %j is a fault of: %s', (faultcode, party) => expect(faultParty(faultcode)).toBe(party))
