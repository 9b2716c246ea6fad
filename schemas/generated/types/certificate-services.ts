// Generated from schemas/dictionary/CertificateServices.json by scripts/generate.ts. Do not edit.

/** Root element `SignNewCertificateRequest`. */
export type SignNewCertificateRequestRoot = SignNewCertificateRequest

/** Root element `RenewCertificateRequest`. */
export type RenewCertificateRequestRoot = RenewCertificateRequest

/** Root element `GetCertificateRequest`. */
export type GetCertificateRequestRoot = GetCertificateRequest

/** Root element `SignNewCertificateResponse`. */
export type SignNewCertificateResponseRoot = SignNewCertificateResponse

/** Root element `RenewCertificateResponse`. */
export type RenewCertificateResponseRoot = RenewCertificateResponse

/** Root element `GetCertificateResponse`. */
export type GetCertificateResponseRoot = GetCertificateResponse

export interface SignNewCertificateRequest {
  environment: 'PRODUCTION' | 'TEST'
  customerId: string
  customerName?: string
  transferId: string
  transferPassword: string
  certificateRequest: string
}

export interface RenewCertificateRequest {
  environment: 'PRODUCTION' | 'TEST'
  customerId: string
  customerName?: string
  certificateRequest: string
}

export interface SignNewCertificateResponse {
  retrievalId?: string
  result: Result
}

export interface RenewCertificateResponse {
  retrievalId?: string
  result: Result
}

export interface GetCertificateRequest {
  environment: 'PRODUCTION' | 'TEST'
  customerId: string
  customerName?: string
  retrievalId: string
}

export interface GetCertificateResponse {
  certificate?: string
  result: Result
}

export interface ErrorType {
  errorCode: string
  errorMessage: string
}

export interface Result {
  status: 'FAIL' | 'OK'
  errorInfo?: ErrorType[]
}
