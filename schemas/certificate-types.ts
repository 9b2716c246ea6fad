/** Which certificates an organisation can hold, and what each is for (D-43, D-71). */
export type DataKind = 'wage' | 'benefit' | 'datauser'
export type Door = 'ws' | 'sftp'
/** Channel of an interface application. */
export type ApplicationChannel = `${DataKind}:${'ws-real-time' | 'ws-delayed' | 'sftp'}`

export const certificateTypeNames = ['wage-ws', 'wage-sftp', 'benefit-ws', 'benefit-sftp', 'datauser-ws', 'datauser-sftp'] as const
export type CertificateType = (typeof certificateTypeNames)[number]
export type SftpCertificateType = Extract<CertificateType, `${string}-sftp`>

export const certificateTypes: Record<CertificateType, { data: DataKind; door: Door; channels: readonly ApplicationChannel[] }> = {
  // Web Service gives real-time and delayed rights alike.
  'wage-ws': { data: 'wage', door: 'ws', channels: ['wage:ws-real-time', 'wage:ws-delayed'] },
  'wage-sftp': { data: 'wage', door: 'sftp', channels: ['wage:sftp'] },
  'benefit-ws': { data: 'benefit', door: 'ws', channels: ['benefit:ws-real-time', 'benefit:ws-delayed'] },
  'benefit-sftp': { data: 'benefit', door: 'sftp', channels: ['benefit:sftp'] },
  'datauser-ws': { data: 'datauser', door: 'ws', channels: ['datauser:ws-real-time', 'datauser:ws-delayed'] },
  'datauser-sftp': { data: 'datauser', door: 'sftp', channels: ['datauser:sftp'] },
}

/** Common names of the authorities that issue each type, before the environment and after it: as in the official hierarchy, because clients compare them (D-71). */
const issuers: Record<CertificateType, readonly [before: string, after: string]> = {
  'wage-ws': ['Data Providers', 'Issuing CA v1'],
  'wage-sftp': ['Data Providers SFTP', 'Issuing CA v1'],
  'benefit-ws': ['IR Benefit Data Providers', 'Issuing CA v1'],
  'benefit-sftp': ['IR Benefit Data Providers SFTP', 'Issuing CA v1'],
  'datauser-ws': ['IR Income Data Users', 'Issuing CA v1'],
  'datauser-sftp': ['IR Income Data Users SFTP', 'Issuing CA v1'],
}

/** `Data Providers Test Issuing CA v1`; without "Test" in production. */
export const issuerNameOf = (type: CertificateType, environment: 'test' | 'production'): string =>
  [issuers[type][0], ...(environment === 'test' ? ['Test'] : []), issuers[type][1]].join(' ')

/** The type of a certificate by its issuer's common name; undefined: not one of ours, or of the other environment. */
export const typeOfIssuer = (commonName: string, environment: 'test' | 'production'): CertificateType | undefined =>
  certificateTypeNames.find((type) => issuerNameOf(type, environment) === commonName)

export const isSftpType = (type: CertificateType): type is SftpCertificateType => certificateTypes[type].door === 'sftp'

/** Days before the end of a certificate when those responsible are reminded (D-130). */
export const REMINDER_DAYS = [60, 30, 14, 7, 1] as const
/** A certificate can be renewed from this many days before its end (D-70). */
export const RENEWABLE_DAYS = 60
