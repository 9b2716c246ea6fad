/** Why the register did not let a key's certificate in: as its doors answered, or as it says of the certificate. */
export const useFailures = ['refused', 'login-refused', 'expired'] as const
export type UseFailure = (typeof useFailures)[number]
