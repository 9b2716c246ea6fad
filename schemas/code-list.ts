/** What a code list is, and what can be asked of one. Small enough for the browser; all lists at once are in code-lists.ts. */

export type Language = 'fi' | 'sv' | 'en'

export type Code = {
  /** always text, also where the element's value is a number */
  readonly code: string
  readonly fi: string
  readonly sv: string
  readonly en: string
  /** First and last payment date or other reporting date, inclusive; null: no limit known */
  readonly validFrom: string | null
  readonly validUntil: string | null
}

/** The type of the element that carries the code. */
export type CodeValueType = 'int' | 'string' | 'string(2)' | 'boolean'

export type CodeList<Entry extends Code = Code> = {
  readonly list: string
  readonly name: Readonly<Record<Language, string>>
  readonly valueType: CodeValueType
  /** false: codes exist that this list does not have yet */
  readonly complete: boolean
  readonly codes: readonly Entry[]
}

/** Is the code in force on `date` (YYYY-MM-DD)? (D-15) */
export const isInForce = ({ validFrom, validUntil }: Pick<Code, 'validFrom' | 'validUntil'>, date: string): boolean =>
  (validFrom === null || validFrom <= date) && (validUntil === null || date <= validUntil)
