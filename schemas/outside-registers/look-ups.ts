/** Which registers and lists of others the rules ask, and in what file an installation may give each of them. */
import type { LookUp } from '../rules/external-lists.ts'

/** Columns that say when a row holds: first and last day, inclusive, YYYY-MM-DD; either may be empty. */
const DAYS = ['validFrom', 'validUntil'] as const

type ListFile = {
  /** Whose register or list it is, as people here call it */
  readonly source: string
  readonly file: string
  readonly columns: readonly string[]
}

const dated = (source: string, file: string, ...key: readonly string[]): ListFile => ({ source, file, columns: [...key, ...DAYS] })

export const lookUps: Readonly<Record<LookUp, ListFile>> = {
  businessIds: { source: 'Business Information System (YTJ)', file: 'business-ids.csv', columns: ['businessId'] },
  personalIdentityCodes: { source: 'Population Information System (VTJ)', file: 'personal-identity-codes.csv', columns: ['personalIdentityCode'] },
  businessIdsOf: { source: 'customer register of the Tax Administration', file: 'business-ids-of-persons.csv', columns: ['personalIdentityCode', 'businessId'] },
  pensionPolicies: dated('pension providers', 'pension-policies.csv', 'policyNo'),
  temporaryEmployerPolicies: dated('pension providers', 'temporary-employer-policies.csv', 'policyNo', 'provider'),
  kevaReporters: dated('Keva', 'keva-reporters.csv', 'reporter', 'policyNo'),
  governmentAgencies: dated('State Treasury', 'government-agencies.csv', 'code'),
  occupations: dated('Statistics Finland (TK10)', 'occupations.csv', 'code'),
  bankOfFinlandTitles: dated('Bank of Finland', 'bank-of-finland-titles.csv', 'code'),
  traficomTitles: dated('Traficom', 'traficom-titles.csv', 'code'),
  bankOfFinlandRegistrations: dated('Bank of Finland', 'bank-of-finland-registrations.csv', 'code'),
  bankOfFinlandEndings: dated('Bank of Finland', 'bank-of-finland-endings.csv', 'code'),
  kevaEndings: dated('Keva', 'keva-endings.csv', 'code', 'provider'),
  // Codes that are demanded beside it, separated by spaces; empty: none is.
  kevaTitles: dated('Keva', 'keva-titles.csv', 'code', 'provider', 'registrations'),
  kevaRegistrations: dated('Keva', 'keva-registrations.csv', 'code', 'provider', 'titles'),
}

export const lookUpNames = Object.keys(lookUps) as readonly LookUp[]
