/** What is asked of outside registers is asked of the sandbox's, as a register in the test environment does. */
import { SANDBOX, sandboxLists } from '../../outside-registers/sandbox.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE } from '../../parties.ts'

export const inSandbox = { lists: sandboxLists } as const

export const unknownBusiness = { type: BUSINESS_ID, code: SANDBOX.unknownBusinessId }
export const unknownPerson = { type: PERSONAL_IDENTITY_CODE, code: SANDBOX.unknownPerson }
/** One customer under two identifiers */
export const soleTrader = { type: PERSONAL_IDENTITY_CODE, code: SANDBOX.soleTrader.personalIdentityCode }
export const soleTradersBusiness = { type: BUSINESS_ID, code: SANDBOX.soleTrader.businessId }
