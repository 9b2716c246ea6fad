/**
 * Registers and lists that others keep (D-18), as the rules ask them. Every part is optional: what is not loaded is judged by
 * form alone, and no message is rejected for what we do not know. Where they come from: schemas/outside-registers. Dates are payment dates, `YYYY-MM-DD`.
 */
export type ExternalLists = {
  /** Business Information System (YTJ) */
  readonly businessIds?: { has(businessId: string): boolean }
  /** Population Information System (VTJ) */
  readonly personalIdentityCodes?: { has(personalIdentityCode: string): boolean }
  /** Business IDs of a person; undefined: not known, and every same-customer check passes */
  readonly businessIdsOf?: (personalIdentityCode: string) => readonly string[] | undefined

  /** Pension policy numbers of the pension providers */
  readonly pensionPolicies?: { isValid(policyNo: string, date: string): boolean }
  /** The providers' generic policy numbers for temporary employers */
  readonly temporaryEmployerPolicies?: {
    /** of one provider (PensionProvIdCode) */
    isGeneric(policyNo: string, provider: number, date: string): boolean
    /** of any provider, at any time */
    wasEverGeneric(policyNo: string): boolean
  }

  /** Keva's reporter codes, each for certain policies */
  readonly kevaReporters?: { isValid(reporter: string, policyNo: string, date: string): boolean }
  readonly governmentAgencies?: DatedCodes
  /** Classification of Occupations (TK10) of Statistics Finland */
  readonly occupations?: DatedCodes
  readonly bankOfFinlandTitles?: DatedCodes
  readonly traficomTitles?: DatedCodes
  readonly bankOfFinlandRegistrations?: DatedCodes
  readonly bankOfFinlandEndings?: DatedCodes
  readonly kevaEndings?: { isValid(ending: string, provider: number, date: string): boolean }
  readonly kevaTitles?: {
    /** undefined: no such title with this provider; 'any': no ground for registration is demanded; else one of these is */
    demandedRegistrations(title: string, provider: number, date: string): 'any' | readonly string[] | undefined
  }
  readonly kevaRegistrations?: {
    /** undefined: no such ground with this provider; 'any': no title is demanded; else one of these is */
    demandedTitles(registration: string, provider: number, date: string): 'any' | readonly string[] | undefined
  }
}

/** One of them, by its name here. */
export type LookUp = keyof ExternalLists

export type DatedCodes = { isValid(code: string, date: string): boolean }
