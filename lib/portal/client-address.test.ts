import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const remoteAddress = '10.0.0.1'

test.each([
  ['without a proxy', 0, '', '10.0.0.1'],
  ['without a proxy, whatever the client claims', 0, '192.0.2.9', '10.0.0.1'],
  ['behind one', 1, '192.0.2.1', '192.0.2.1'],
  ['behind one, after a false claim', 1, '1.2.3.4, 192.0.2.1', '192.0.2.1'],
  ['behind two', 2, '1.2.3.4, 192.0.2.1, 10.9.9.9', '192.0.2.1'],
  ['behind one that adds nothing', 1, '', '10.0.0.1'],
])('%s', (_name, proxies, forwardedFor, expected) => {
  expect(clientAddress({ remoteAddress, forwardedFor, proxies })).toBe(expected)
})
