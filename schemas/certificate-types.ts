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

export const isSftpType = (type: CertificateType): type is SftpCertificateType => certificateTypes[type].door === 'sftp'

/** Days before the end of a certificate when those responsible are reminded (D-130). */
export const REMINDER_DAYS = [60, 30, 14, 7, 1] as const
/** A certificate can be renewed from this many days before its end (D-70). */
export const RENEWABLE_DAYS = 60
