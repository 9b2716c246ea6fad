import { expect, test } from 'vitest'
import { ConnectionLimits } from './connection-limits.ts'

const settings = { connectionsMax: 100, perAddressMax: 5, perMinuteMax: 60 }

test('one address has so many connections and no more, and others are not touched by it', () => {
  const limits = new ConnectionLimits(settings)
  expect(Array.from({ length: 7 }, () => limits.admit('192.0.2.1', 0))).toEqual([undefined, undefined, undefined, undefined, undefined, 'too-many-from-address', 'too-many-from-address'])
  expect(limits.admit('192.0.2.2', 0)).toBeUndefined()
  limits.closed('192.0.2.1', false)
  expect(limits.admit('192.0.2.1', 0)).toBeUndefined()
})

test('connections that have not logged in leave most places to those that will', () => {
  const limits = new ConnectionLimits(settings)
  const admitted = Array.from({ length: 40 }, (_, n) => limits.admit(`192.0.2.${n}`, 0))
  expect(admitted.filter((refusal) => refusal === undefined)).toHaveLength(30)
  expect(admitted.at(-1)).toBe('too-many-not-logged-in')
  for (let n = 0; n < 30; n++) limits.loggedIn()
  expect(limits.admit('192.0.2.50', 0)).toBeUndefined()
})

test('who connects again and again is slowed down to a rate, not shut out', () => {
  const limits = new ConnectionLimits(settings)
  const connect = (nowMs: number) => {
    const refusal = limits.admit('192.0.2.1', nowMs)
    if (!refusal) limits.closed('192.0.2.1', false)
    return refusal
  }
  expect(Array.from({ length: 61 }, () => connect(0)).at(-1)).toBe('too-fast')
  expect(connect(999)).toBe('too-fast')
  expect(connect(1_001)).toBeUndefined()
})

test('the addresses of one IPv6 network are one caller, IPv4 written as IPv6 is IPv4', () => {
  const limits = new ConnectionLimits({ ...settings, perAddressMax: 1 })
  expect(limits.admit('2001:db8:1:2::1', 0)).toBeUndefined()
  expect(limits.admit('2001:db8:1:2:ffff::2', 0)).toBe('too-many-from-address')
  expect(limits.admit('2001:db8:1:3::1', 0)).toBeUndefined()
  expect(limits.admit('::ffff:192.0.2.1', 0)).toBeUndefined()
  expect(limits.admit('192.0.2.1', 0)).toBe('too-many-from-address')
})
