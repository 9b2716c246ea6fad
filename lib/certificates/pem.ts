import { X509Certificate } from 'node:crypto'

/** PEM text of certificates, one after the other. */
export const certificatesPem = (certificates: readonly (X509Certificate | Buffer)[]): string =>
  certificates.map((certificate) => (certificate instanceof X509Certificate ? certificate : new X509Certificate(certificate)).toString()).join('')
