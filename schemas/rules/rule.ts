/** What a business rule is, whatever message it belongs to. */
import type { CodeListName } from '../code-lists.ts'
import type { LookUp } from './external-lists.ts'
import { mayContainPersonalIdentityCode } from '../identifier-checks.ts'

/**
 * Where a violation is reported and what it costs:
 * - `schema`: form of the document; SOAP fault, MessageErrors on SFTP, shown while uploading
 * - `message`: who may speak; MessageErrors, status 4
 * - `delivery-head`: what the head says; DeliveryErrors, status 4
 * - `delivery-common`: what the items share; DeliveryErrors, status 5
 * - `item`: one report; InvalidItems, FaultyControl decides
 * - `register`: behaviour of the register, not a check
 * - `guidance`: advice; a warning in portal and command line, never a rejection
 */
export type RuleLevel = 'schema' | 'message' | 'delivery-head' | 'delivery-common' | 'item' | 'register' | 'guidance'

/**
 * Who judges the rule:
 * - `delivery`: the functions in this folder, from the delivery alone (and lists outside it, where loaded)
 * - `previous-version`: the functions in this folder, given the version that is to be replaced
 * - `stored-data`: the register, from what it has stored or who is calling
 * - `document`: whoever reads the document (XML, schema, signature)
 * - `nobody`: behaviour or advice without a check
 */
export type Judge = 'delivery' | 'previous-version' | 'stored-data' | 'document' | 'nobody'

export type Rule = {
  readonly id: string
  readonly level: RuleLevel
  readonly judge: Judge
  /** Paths below the root element, without positions; `*` is the whole message. The first is the place a violation usually names. */
  readonly elements: readonly string[]
  /** Official code; several when it depends on the case. Without one the code is `X-` + id (D-03). */
  readonly errorCode?: string | readonly string[]
  /** First and last date (D-14) on which the rule holds, inclusive */
  readonly validFrom?: string
  readonly validUntil?: string
  /** Registers and lists of others that it asks, where they are loaded (D-18) */
  readonly asks?: readonly LookUp[]
  /** What may stand in the first element, where it can be said as data */
  readonly allows?: Allowed
}

/** What a rule lets through; numbers and dates as they stand in a message, limits inclusive. */
export type Allowed =
  /** a code of the list: in force on the delivery's date, or at any time */
  | { readonly kind: 'code-list'; readonly list: CodeListName; readonly when: 'in-force' | 'any-time' }
  | { readonly kind: 'range'; readonly min: string; readonly max?: string }
  | { readonly kind: 'dates'; readonly from?: string; readonly until?: 'today' | 'today+45'; /** name of the element beside it that may not be later */ readonly notBefore?: string }
  /** the reference characters 0-9 a-z A-Z _ - */
  | { readonly kind: 'reference-characters' }
  /** none of these codes, as long as the rule's condition holds */
  | { readonly kind: 'not-codes'; readonly codes: readonly number[] }

export type Violation = {
  readonly ruleId: string
  /** official error code, or `X-` + rule id (D-03) */
  readonly code: string
  readonly level: RuleLevel
  /** below the root, 1-based positions on repeating elements: `DeliveryData/Reports/Report[3]/ReportData/ReportId` */
  readonly path: string
  /** The value found, for ErrorDetails; never a personal identity code, name, address or free text (D-05) */
  readonly value?: string
  /** advice only; rejects nothing */
  readonly warning?: true
}

/**
 * Makes the violation of a rule.
 * @param value what was found; left out unless the element is one whose values may be repeated
 * @param code official code of the case, where the rule has several
 */
export function violationOf(rule: Rule, path: string, value?: unknown, code?: string): Violation {
  const shown = shownValue(path, value)
  return {
    ruleId: rule.id,
    code: code ?? (typeof rule.errorCode === 'string' ? rule.errorCode : ownCode(rule.id)),
    level: rule.level,
    path,
    ...(shown !== undefined && { value: shown }),
    ...(rule.level === 'guidance' && { warning: true as const }),
  }
}

/** The code of a rule whose official code is not known (D-03). */
export const ownCode = (ruleId: string): string => (ruleId.startsWith('X-') ? ruleId : `X-${ruleId}`)

/** Does the rule hold on `date` (D-14)? */
export const isInForceOn = ({ validFrom, validUntil }: Pick<Rule, 'validFrom' | 'validUntil'>, date: string): boolean =>
  (validFrom === undefined || validFrom <= date) && (validUntil === undefined || date <= validUntil)

/** Elements that carry people's data or free text, whatever group they stand in. */
const NEVER_SHOWN = new Set([
  'Name', 'Telephone', 'Email', 'CompanyName', 'LastName', 'FirstName', 'EmployerName', 'BirthDate', 'Co', 'Street', 'POBox', 'PostalCode',
  'PostOffice', 'CountryName', 'NonResidentCountryName', 'WorkCountryName', 'WorkMunicipality', 'Title', 'PaymentRef', 'PaymentSpecifier',
  'PaidAbsencePeriodInfo', 'Source',
])
/** Groups whose `Code` is a code of some list; any other `Code` identifies a party. */
const CODED_GROUPS = new Set(['SubOrg', 'Profession', 'EmploymentReg', 'EmploymentEnding', 'PayerTypes', 'PlaceOfBusiness'])
const LONGEST_SHOWN = 100
const BUSINESS_ID_SHAPE = /^\d{6,7}-\d$/

function shownValue(path: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'object') return undefined
  const [parent = '', element] = path.split('/').slice(-2).map((segment) => segment.replace(/\[\d+\]$/, '')) as [string?, string?]
  if (element === undefined || NEVER_SHOWN.has(element)) return undefined
  const text = String(value)
  // Of the codes of parties only a Business ID is public.
  if (element === 'Code' && !CODED_GROUPS.has(parent) && !BUSINESS_ID_SHAPE.test(text)) return undefined
  // A reference or code field may hold a personal identity code by mistake.
  if (mayContainPersonalIdentityCode(text)) return undefined
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text
}
