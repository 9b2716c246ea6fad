import type { useTranslations } from 'next-intl'

const own = ['signingRequest', 'too-large', 'transferId', 'transferPassword', 'source', 'bits'] as const

/** The text of a message of the forms' schemas, in whichever group it stands. */
export function wishProblem(key: string, t: ReturnType<typeof useTranslations<never>>): string {
  const known = own.find((one) => one === key)
  return known ? t(`getCertificate.problem.${known}`) : t(`certificates.new.problem.${key}` as 'certificates.new.problem.type')
}
