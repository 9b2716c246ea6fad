/**
 * Outside registers of a sandbox: whatever is well formed exists in them, for anybody may come with artificial identifiers
 * of one's own, except for a few examples with which each rule can be provoked. They are published on the portal's page.
 */
import type { DatedCodes, ExternalLists, LookUp } from '../rules/external-lists.ts'

/** Of no register and no list. Their numbers are beyond what is issued, and the codes have letters where the real ones have digits only. */
export const SANDBOX = {
  unknownBusinessId: '8404040-4',
  unknownPerson: '040404A9405',
  /** A person in business, and the only Business ID that is the person's */
  soleTrader: { personalIdentityCode: '050505A9506', businessId: '8505050-8' },
  provider: 46,
  unknownPolicy: '46-4040404N',
  endedPolicy: { policyNo: '46-5050505E', validUntil: '2025-12-31' },
  /** What the provider has for all temporary employers, and what a temporary employer may not use */
  temporaryEmployersPolicy: '46-6060606T',
  contractPolicy: '46-7070707S',
  kevaProvider: 20,
  unknownReporter: '404N',
  unknownAgency: '404N',
  /** Well-formed, but no major group of the classification begins so */
  unknownOccupation: '00404',
  unknownCode: '404N',
  /** Keva's title demands the ground, and the ground the title */
  kevaTitle: '505T',
  kevaRegistration: '505R',
} as const

const anyBut = (refused: string): DatedCodes => ({ isValid: (code) => code !== refused })
const others: DatedCodes = anyBut(SANDBOX.unknownCode)

export const sandboxLists: ExternalLists = {
  businessIds: { has: (businessId) => businessId !== SANDBOX.unknownBusinessId },
  personalIdentityCodes: { has: (code) => code !== SANDBOX.unknownPerson },
  businessIdsOf: (person) => (person === SANDBOX.soleTrader.personalIdentityCode ? [SANDBOX.soleTrader.businessId] : undefined),
  pensionPolicies: {
    isValid: (policyNo, date) => policyNo !== SANDBOX.unknownPolicy && (policyNo !== SANDBOX.endedPolicy.policyNo || date <= SANDBOX.endedPolicy.validUntil),
  },
  temporaryEmployerPolicies: {
    isGeneric: (policyNo) => policyNo !== SANDBOX.contractPolicy,
    wasEverGeneric: (policyNo) => policyNo === SANDBOX.temporaryEmployersPolicy,
  },
  kevaReporters: { isValid: (reporter) => reporter !== SANDBOX.unknownReporter },
  governmentAgencies: anyBut(SANDBOX.unknownAgency),
  occupations: anyBut(SANDBOX.unknownOccupation),
  bankOfFinlandTitles: others,
  traficomTitles: others,
  bankOfFinlandRegistrations: others,
  bankOfFinlandEndings: others,
  kevaEndings: { isValid: (ending) => ending !== SANDBOX.unknownCode },
  kevaTitles: { demandedRegistrations: (title) => (title === SANDBOX.unknownCode ? undefined : title === SANDBOX.kevaTitle ? [SANDBOX.kevaRegistration] : 'any') },
  kevaRegistrations: { demandedTitles: (ground) => (ground === SANDBOX.unknownCode ? undefined : ground === SANDBOX.kevaRegistration ? [SANDBOX.kevaTitle] : 'any') },
}

/** What is published of each look-up: an example's key in the texts, and the values that provoke its rules. */
export const sandboxExamples = {
  businessIds: [{ key: 'unknownBusinessId', values: [SANDBOX.unknownBusinessId] }],
  personalIdentityCodes: [{ key: 'unknownPerson', values: [SANDBOX.unknownPerson] }],
  businessIdsOf: [{ key: 'soleTrader', values: [SANDBOX.soleTrader.personalIdentityCode, SANDBOX.soleTrader.businessId] }],
  pensionPolicies: [{ key: 'unknownPolicy', values: [SANDBOX.unknownPolicy] }, { key: 'endedPolicy', values: [SANDBOX.endedPolicy.policyNo] }],
  temporaryEmployerPolicies: [{ key: 'contractPolicy', values: [SANDBOX.contractPolicy] }, { key: 'temporaryEmployersPolicy', values: [SANDBOX.temporaryEmployersPolicy] }],
  kevaReporters: [{ key: 'unknownReporter', values: [SANDBOX.unknownReporter] }],
  governmentAgencies: [{ key: 'unknownAgency', values: [SANDBOX.unknownAgency] }],
  occupations: [{ key: 'unknownOccupation', values: [SANDBOX.unknownOccupation] }],
  bankOfFinlandTitles: [{ key: 'unknownTitle', values: [SANDBOX.unknownCode] }],
  traficomTitles: [{ key: 'unknownTitle', values: [SANDBOX.unknownCode] }],
  bankOfFinlandRegistrations: [{ key: 'unknownRegistration', values: [SANDBOX.unknownCode] }],
  bankOfFinlandEndings: [{ key: 'unknownEnding', values: [SANDBOX.unknownCode] }],
  kevaEndings: [{ key: 'unknownEnding', values: [SANDBOX.unknownCode] }],
  kevaTitles: [{ key: 'unknownTitle', values: [SANDBOX.unknownCode] }, { key: 'titleWithoutRegistration', values: [SANDBOX.kevaTitle, SANDBOX.kevaRegistration] }],
  kevaRegistrations: [{ key: 'unknownRegistration', values: [SANDBOX.unknownCode] }, { key: 'registrationWithoutTitle', values: [SANDBOX.kevaRegistration, SANDBOX.kevaTitle] }],
} as const satisfies Record<LookUp, readonly { readonly key: string; readonly values: readonly string[] }[]>
