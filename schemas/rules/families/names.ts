import type { RuleFacts } from '../facts.ts'
import type { CheckedRule } from '../tree.ts'
import { mandatory } from './presence.ts'

export type Names = { companyName?: string; lastName?: string; firstName?: string }

/** Named as a natural person, with both names. */
export const isNamedPerson = ({ lastName, firstName }: Names): boolean => lastName !== undefined && firstName !== undefined

/** A party that must be named has a company name, or a last and a first name. @param at path of the group with the names */
export const names = <Facts extends RuleFacts>(
  at: string,
  ids: { companyName: string; lastName: string; firstName: string },
  { when, because }: { when: (facts: Facts) => boolean; because: readonly string[] },
): readonly CheckedRule<Facts>[] => [
  mandatory(ids.companyName, `${at}/CompanyName`, {
    because, when: (facts, { lastName, firstName }: Names) => lastName === undefined && firstName === undefined && when(facts),
  }),
  mandatory(ids.lastName, `${at}/LastName`, { because, when: (facts, { companyName }: Names) => companyName === undefined && when(facts) }),
  mandatory(ids.firstName, `${at}/FirstName`, { because, when: (facts, { companyName }: Names) => companyName === undefined && when(facts) }),
]
