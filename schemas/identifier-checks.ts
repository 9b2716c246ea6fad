/**
 * Finnish identifiers and the references of the interface: form and check digits as fast functions. Without zod, which
 * would cost each of the register's threads some 15 MB; the types of what has been checked are in identifiers.ts.
 */
const BUSINESS_ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2] as const
const ZERO = 48
const HYPHEN = 45

/** Check digit of the first seven digits of a Business ID; undefined when the register never issues one (remainder 1). */
export function businessIdCheckDigit(sevenDigits: string): number | undefined {
  let sum = 0
  for (let i = 0; i < 7; i++) sum += (sevenDigits.charCodeAt(i) - ZERO) * BUSINESS_ID_WEIGHTS[i]!
  const remainder = sum % 11
  if (remainder === 1) return undefined
  return remainder === 0 ? 0 : 11 - remainder
}

/** Seven digits, hyphen and the right check digit (weights 7 9 10 5 8 4 2, modulo 11). */
export function hasBusinessIdCheckDigit(code: string): boolean {
  if (code.length !== 9 || code.charCodeAt(7) !== HYPHEN) return false
  for (let i = 0; i < 9; i++) if (i !== 7 && !isDigit(code, i)) return false
  return businessIdCheckDigit(code) === code.charCodeAt(8) - ZERO
}

/** The century that the sign after the birth date stands for (D-19). The sign is part of the code. */
const CENTURY_BY_SIGN: Readonly<Record<string, number>> = {
  '+': 1800,
  '-': 1900, 'Y': 1900, 'X': 1900, 'W': 1900, 'V': 1900, 'U': 1900,
  'A': 2000, 'B': 2000, 'C': 2000, 'D': 2000, 'E': 2000, 'F': 2000,
}
export const centurySigns: readonly string[] = Object.keys(CENTURY_BY_SIGN)

const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY'

/** Check character of ddmmyy + nnn. */
export const personalIdentityCheckCharacter = (nineDigits: string): string => CHECK_CHARACTERS[Number(nineDigits) % 31]!

/** Date of birth (YYYY-MM-DD) in a personal identity code; undefined when form, date or check character is wrong (D-19). */
export function birthDateOf(code: string): string | undefined {
  if (code.length !== 11) return undefined
  for (let i = 0; i < 10; i++) if (i !== 6 && !isDigit(code, i)) return undefined
  const century = CENTURY_BY_SIGN[code[6]!]
  if (century === undefined) return undefined
  const day = Number(code.slice(0, 2))
  const month = Number(code.slice(2, 4))
  const year = century + Number(code.slice(4, 6))
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  if (personalIdentityCheckCharacter(code.slice(0, 6) + code.slice(7, 10)) !== code[10]) return undefined
  return `${year}-${code.slice(2, 4)}-${code.slice(0, 2)}`
}

/** Right in form, date and check character; says nothing about whether the person exists. */
export const isPersonalIdentityCode = (code: string): boolean => birthDateOf(code) !== undefined

/** Individual numbers 900–999 belong to nobody: test persons have them, and production refuses them (D-19). */
export const isArtificialPersonalIdentityCode = (code: string): boolean => code.charCodeAt(7) === ZERO + 9 && isPersonalIdentityCode(code)

export const isFinnishIdentifier = (code: string): boolean => hasBusinessIdCheckDigit(code) || isPersonalIdentityCode(code)

/**
 * Text in which somebody's personal identity code may stand. Wide on purpose: with a slip of the finger it is
 * still somebody's, so a text that matches is not repeated in answers.
 */
export const mayContainPersonalIdentityCode = (text: string): boolean => /\d{6}[-+A-FU-Y]\d{3}[0-9A-Z]/i.test(text)

/** Characters of DeliveryId, ReportId and the other client references (WR-005, WR-006, PR-123). */
export const hasReferenceCharacters = (reference: string): boolean => /^[0-9a-zA-Z_-]+$/.test(reference)

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= ZERO && code <= ZERO + 9
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
