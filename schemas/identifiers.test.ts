import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { artificialBusinessId, artificialPersonalIdentityCode, artificialPersonalIdentityCodeOf } from './artificial.ts'
import { birthDateOf, centurySigns, hasBusinessIdCheckDigit, isArtificialPersonalIdentityCode, isFinnishIdentifier, mayContainPersonalIdentityCode } from './identifier-checks.ts'
import { BusinessId, IrReportId, PersonalIdentityCode } from './identifiers.ts'

const aBusinessId = fc.nat(1_499_999).map(artificialBusinessId)
const aPersonalIdentityCode = fc.nat(1_826_199).map(artificialPersonalIdentityCode)

describe('Business ID', () => {
  test('artificial ones are right', () => {
    fc.assert(fc.property(aBusinessId, (id) => { expect(BusinessId.safeParse(id).success).toBe(true) }))
  })

  test('one digit changed is refused', () => {
    fc.assert(fc.property(aBusinessId, fc.nat(8), fc.nat(9), (id, at, digit) => {
      const changed = id.slice(0, at) + digit + id.slice(at + 1)
      fc.pre(changed !== id)
      expect(BusinessId.safeParse(changed).success).toBe(false)
    }))
  })

  test('different numbers give different ones', () => {
    fc.assert(fc.property(fc.nat(1_499_999), fc.nat(1_499_999), (one, other) => {
      fc.pre(one !== other)
      expect(artificialBusinessId(one)).not.toBe(artificialBusinessId(other))
    }))
    expect(new Set(Array.from({ length: 5000 }, (_, n) => artificialBusinessId(n))).size).toBe(5000)
  })

  test.each(['', '1234567-2', '12345671', '1234567-1 ', ' 234567-1', '１234567-1', 'FI12345671'])('%j is none', (text) => {
    expect(hasBusinessIdCheckDigit(text)).toBe(false)
  })

  test('a number with remainder 1 has no check digit', () => {
    for (let digit = 0; digit < 10; digit++) expect(hasBusinessIdCheckDigit(`0000006-${digit}`)).toBe(false)
  })
})

describe('personal identity code', () => {
  test('artificial ones are right, artificial and different', () => {
    fc.assert(fc.property(aPersonalIdentityCode, (code) => {
      expect(PersonalIdentityCode.safeParse(code).success).toBe(true)
      expect(isArtificialPersonalIdentityCode(code)).toBe(true)
    }))
    expect(new Set(Array.from({ length: 40_000 }, (_, n) => artificialPersonalIdentityCode(n))).size).toBe(40_000)
  })

  test('one digit changed is refused', () => {
    fc.assert(fc.property(aPersonalIdentityCode, fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 8, 9), fc.nat(9), (code, at, digit) => {
      const changed = code.slice(0, at) + digit + code.slice(at + 1)
      fc.pre(changed !== code)
      expect(PersonalIdentityCode.safeParse(changed).success).toBe(false)
    }))
  })

  test('another letter case is another code, and none', () => {
    const code = artificialPersonalIdentityCodeOf('2003-12-19', 901, 'B')
    expect(birthDateOf(code)).toBe('2003-12-19')
    expect(birthDateOf(code.toLowerCase())).toBeUndefined()
  })

  test.each(centurySigns)('the sign %s tells the century', (sign) => {
    const year = sign === '+' ? 1886 : '-YXWVU'.includes(sign) ? 1986 : 2016
    expect(birthDateOf(artificialPersonalIdentityCodeOf(`${year}-02-28`, 950, sign))).toBe(`${year}-02-28`)
  })

  test.each([['1900-02-29', '-'], ['2001-02-29', 'A'], ['1999-04-31', '-'], ['1999-13-01', '-'], ['1999-00-10', '-']])('%s is no birth date', (date, sign) => {
    expect(birthDateOf(artificialPersonalIdentityCodeOf(date, 900, sign))).toBeUndefined()
  })

  test('is found inside other text, also with a wrong check character', () => {
    fc.assert(fc.property(aPersonalIdentityCode, fc.string(), fc.string(), fc.constantFrom('0', 'a', 'Z'), (code, before, after, last) => {
      expect(mayContainPersonalIdentityCode(before + code.slice(0, 10) + last + after)).toBe(true)
    }))
  })
})

test('whatever is read, nothing throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => { expect(isFinnishIdentifier(text)).toBeTypeOf('boolean') }))
})

test('a reference of the register is compared without regard to case', () => {
  expect(IrReportId.parse('0123456789ABCDEF0123456789ABCDEF')).toBe('0123456789abcdef0123456789abcdef')
})
