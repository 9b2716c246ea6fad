import english from '#messages/certificate-service/en.json' with { type: 'json' }
import finnish from '#messages/certificate-service/fi.json' with { type: 'json' }
import swedish from '#messages/certificate-service/sv.json' with { type: 'json' }
import type { CertificateServiceError } from '#lib/certificates/service/certificate-service.ts'

export const errorTexts: Record<'fi' | 'sv' | 'en', Record<CertificateServiceError, string>> = { fi: finnish, sv: swedish, en: english }
