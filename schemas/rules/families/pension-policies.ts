/** Keva's parts; their customers report under a Keva reporter code. */
export const KEVA_PROVIDERS: ReadonlySet<number> = new Set([20, 24, 25, 29, 30])

/** nn-nnnnnnnT or nnnnn-nnnnT, T a digit or capital letter (D-18). The number before the hyphen is the provider's. */
const POLICY_NO_FORM = /^(\d{2}-\d{7}|\d{5}-\d{4})[0-9A-Z]$/

export const hasPolicyNoForm = (policyNo: string): boolean => POLICY_NO_FORM.test(policyNo)

/** Does the number begin with the provider's code? @param policyNo of the right form */
export const isPolicyOf = (policyNo: string, provider: number): boolean => policyNo.startsWith(`${provider}-`)
