/** Terms of use of the technical interface, newest first. A version is never changed: what was accepted must stay readable. */
export const termsVersions = [{ version: '1', from: '2026-11-01' }] as const

export type TermsVersion = (typeof termsVersions)[number]['version']

/** The version that is accepted with an application now. */
export const TERMS_VERSION: TermsVersion = termsVersions[0].version
