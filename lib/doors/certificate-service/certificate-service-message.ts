import type { CertificateServiceError } from '#lib/certificates/service/certificate-service.ts'

export type CertificateServiceRequest = {
  body: Uint8Array
  /** Without quotes; empty when missing. */
  soapAction: string
}

export type CertificateServiceOperation = 'SignNewCertificate' | 'RenewCertificate' | 'GetCertificate'

export type CertificateServiceAnswer = {
  /** 200 for every business answer, FAIL too (D-66); 500 with a fault. */
  status: 200 | 500
  body: Uint8Array
  operation?: CertificateServiceOperation
  /** `ok`, the code of the refusal, or `fault`. */
  outcome: 'ok' | 'fault' | CertificateServiceError
}

/** Larger than any valid request: 10 KiB of signing request and a signature. */
export const REQUEST_BYTES_MAX = 128 * 1024
