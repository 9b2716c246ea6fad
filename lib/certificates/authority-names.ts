import { certificateTypeNames, issuerNameOf, type CertificateType } from '#schemas/certificate-types.ts'

export type Environment = 'test' | 'production'

/** Root and intermediate certify authorities; the rest certify services, servers and organisations. */
export type AuthorityRole = 'root' | 'intermediate' | 'services' | 'server' | CertificateType

/** Organisation in every authority's subject. Nobody may take these for the Tax Administration's. */
export const AUTHORITY_ORGANISATION = 'Unofficial Incomes Register'

/** Common names of our own; those of authorities that issue to organisations are the official ones (D-71). */
const names: Record<Exclude<AuthorityRole, CertificateType>, readonly [before: string, after: string]> = {
  'root': [`${AUTHORITY_ORGANISATION} Root`, 'CA v1'],
  'intermediate': [`${AUTHORITY_ORGANISATION} Intermediate`, 'CA v1'],
  'server': [`${AUTHORITY_ORGANISATION} Servers`, 'Issuing CA v1'],
  'services': ['IR Services', 'Issuing CA v1'],
}

/** Issuers before what they certify. */
export const authorityRoles: readonly AuthorityRole[] = ['root', 'intermediate', 'services', 'server', ...certificateTypeNames]

export const issuerOf = (role: AuthorityRole): AuthorityRole | undefined =>
  role === 'root' ? undefined : role === 'intermediate' ? 'root' : 'intermediate'

/** `Data Providers Test Issuing CA v1`; without "Test" in production. */
export const authorityName = (role: AuthorityRole, environment: Environment): string =>
  isCertificateType(role) ? issuerNameOf(role, environment) : [names[role][0], ...(environment === 'test' ? ['Test'] : []), names[role][1]].join(' ')

const isCertificateType = (role: AuthorityRole): role is CertificateType => certificateTypeNames.some((type) => type === role)

/** `DataProvidersTestIssuingCAv1`: of the published certificate and revocation list. */
export const authorityFileName = (role: AuthorityRole, environment: Environment): string =>
  authorityName(role, environment).replaceAll(' ', '')
