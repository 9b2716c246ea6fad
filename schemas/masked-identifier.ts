import { BUSINESS_ID, PERSONAL_IDENTITY_CODE } from './parties.ts'

/**
 * An identifier as lists show it: Business IDs are public; of a personal identity code the birth date remains, of any
 * other the last three characters.
 */
export function maskedIdentifier({ type, code }: { type: number; code: string }): string {
  if (type === BUSINESS_ID) return code
  if (type === PERSONAL_IDENTITY_CODE && /^\d{6}.\d{3}.$/.test(code)) return `${code.slice(0, 7)}••••`
  return `••••${code.length > 6 ? code.slice(-3) : ''}`
}
