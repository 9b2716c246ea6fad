/**
 * Identifiers of persons and organisations that do not exist, for seeds and tests. The same number always gives
 * the same identifier, and different numbers give different ones.
 */
import { businessIdCheckDigit, personalIdentityCheckCharacter } from './identifier-checks.ts'
import type { BusinessId, PersonalIdentityCode } from './identifiers.ts'

/** Far above the numbers that have been issued. */
const FIRST_BUSINESS_NUMBER = 7_000_000
const BUSINESS_IDS = 1_500_000

/** @param n 0 … 1,499,999 */
export function artificialBusinessId(n: number): BusinessId {
  if (n >= BUSINESS_IDS) throw new RangeError(`No artificial Business ID ${n}`)
  // Some numbers have no check digit, but never an even one and the next: the last weight is 2.
  const even = String(FIRST_BUSINESS_NUMBER + 2 * n)
  const digit = businessIdCheckDigit(even)
  if (digit !== undefined) return `${even}-${digit}` as BusinessId
  const odd = String(FIRST_BUSINESS_NUMBER + 2 * n + 1)
  return `${odd}-${businessIdCheckDigit(odd)}` as BusinessId
}

const FIRST_BIRTH_DAY = Date.UTC(1950, 0, 1)
/** 1950-01-01 … 1999-12-31: one century sign, all of them adults. */
const BIRTH_DAYS = 18_262
const MS_OF_DAY = 86_400_000

/** A code with an individual number 900–999. @param n 0 … 1.8 million */
export function artificialPersonalIdentityCode(n: number): PersonalIdentityCode {
  const individual = Math.floor(n / BIRTH_DAYS)
  if (individual > 99) throw new RangeError(`No artificial personal identity code ${n}`)
  // 7919 is prime to the number of days: neighbours get birth dates far apart.
  const birthDate = new Date(FIRST_BIRTH_DAY + (n * 7919 % BIRTH_DAYS) * MS_OF_DAY).toISOString().slice(0, 10)
  return artificialPersonalIdentityCodeOf(birthDate, 900 + individual)
}

/** @param birthDate YYYY-MM-DD @param individualNumber 900 … 999 @param sign one of the signs of the birth date's century */
export function artificialPersonalIdentityCodeOf(birthDate: string, individualNumber: number, sign = usualSign(birthDate)): PersonalIdentityCode {
  if (individualNumber < 900 || individualNumber > 999) throw new RangeError('Artificial persons have individual numbers 900–999')
  const day = `${birthDate.slice(8, 10)}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`
  return `${day}${sign}${individualNumber}${personalIdentityCheckCharacter(`${day}${individualNumber}`)}` as PersonalIdentityCode
}

const usualSign = (birthDate: string) => ({ '18': '+', '19': '-', '20': 'A' })[birthDate.slice(0, 2)] ?? '-'

/** A pension policy number in the form of the provider (D-18). @param provider two or five digits */
export function artificialPensionPolicyNo(provider: number, n: number): string {
  const prefix = String(provider)
  return `${prefix}-${String(n).padStart(prefix.length === 5 ? 4 : 7, '0')}${n % 10}`
}
