/**
 * The payer's data that must be valid in the target month: an error of each report of the month, though the data are the
 * delivery's (D-12, D-96). Looked for once per month, not once per report: a delivery may have thousands of both.
 */
import type { Payer, Report } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { daysOf, monthNumber, monthOf, monthStart, type Month } from '../dates.ts'
import { hasPolicyNoForm, KEVA_PROVIDERS } from '../families/pension-policies.ts'
import { row } from '../families/rows.ts'
import { isInForceOn, type Rule } from '../rule.ts'
import { checked, type CheckedRule } from '../tree.ts'
import type { DeliveryFacts, PayerInMonth, ReportFacts } from './facts.ts'
import { INSURER, PAYER, PAYMENT_MONTH, PENSION_INSURANCE, REPORT, SUB_ORG } from './paths.ts'

const KEVA_REPORTER = 1
const AGENCY = 3
/** A personal identity code, Finnish or foreign */
const PERSONS: readonly number[] = [2, 9]

/** No answer tells more errors of one report than this (lib/register/feedback). */
const FAULTS_MAX = 100

const sr083: Rule = row('SR-083', [`${PENSION_INSURANCE}/PensionPolicyNo`, `${SUB_ORG}/Code`, PAYMENT_MONTH], { level: 'item', asks: ['kevaReporters'] })
const sr084: Rule = row('SR-084', [`${SUB_ORG}/Code`, PAYMENT_MONTH], { level: 'item', asks: ['governmentAgencies'] })
const sr102: Rule = row('SR-102', [`${PENSION_INSURANCE}/PensionPolicyNo`, PAYMENT_MONTH], { level: 'item', asks: ['pensionPolicies'] })
const sr116: Rule = row('SR-116', [`${INSURER}/Type`, PAYMENT_MONTH], { level: 'item', validFrom: '2025-01-01' })

/** @returns what is wrong with the payer in a month; prepared once for each month of the delivery */
export function payerInMonths(facts: DeliveryFacts): (month: Month) => PayerInMonth {
  const known = new Map<number, PayerInMonth>()
  const form = formFaults(facts.payer)
  return (month) => {
    const number = monthNumber(month)
    const found = known.get(number) ?? faultsIn(month, facts, form)
    known.set(number, found)
    return found
  }
}

type FormFaults = { policies: readonly number[]; persons: readonly number[] }

function formFaults({ pensionInsurances, accidentInsurances }: Payer): FormFaults {
  return {
    policies: placesOf(pensionInsurances?.pensionInsurance, ({ pensionPolicyNo }) => !hasPolicyNoForm(pensionPolicyNo)),
    persons: placesOf(accidentInsurances?.accidentInsurance, ({ accInsProvId }) => PERSONS.includes(accInsProvId.type)),
  }
}

/** First month of the register; what is earlier, or further ahead than any report may be, has been rejected for that. */
const FIRST_MONTH = monthNumber({ year: 2019, month: 1 })
const MONTHS_AHEAD_MAX = 6

function faultsIn(month: Month, { payer, lists, today }: DeliveryFacts, form: FormFaults): PayerInMonth {
  const personsAsInsurers = isInForceOn(sr116, monthStart(month)) ? form.persons : []
  const number = monthNumber(month)
  if (number < FIRST_MONTH || number > monthNumber(monthOf(today)) + MONTHS_AHEAD_MAX) {
    return { policiesNotValid: form.policies, policiesOfOtherReporters: [], subOrgsNotValid: [], personsAsInsurers }
  }
  const days = daysOf(month)
  const { pensionPolicies, kevaReporters, governmentAgencies } = lists
  const insurances = payer.pensionInsurances?.pensionInsurance
  const subOrgs = payer.subOrgs?.subOrg
  const reporter = subOrgs?.find(({ type }) => type === KEVA_REPORTER)?.code
  return {
    policiesNotValid: pensionPolicies === undefined ? form.policies
      : placesOf(insurances, ({ pensionPolicyNo }) => !hasPolicyNoForm(pensionPolicyNo) || !days.some((day) => pensionPolicies.isValid(pensionPolicyNo, day))),
    policiesOfOtherReporters: kevaReporters === undefined || reporter === undefined ? []
      : placesOf(insurances, ({ pensionProvIdCode, pensionPolicyNo }) => KEVA_PROVIDERS.has(pensionProvIdCode) && !days.some((day) => kevaReporters.isValid(reporter, pensionPolicyNo, day))),
    subOrgsNotValid: governmentAgencies === undefined ? []
      : placesOf(subOrgs, ({ type, code }) => type === AGENCY && !days.some((day) => governmentAgencies.isValid(code, day))),
    personsAsInsurers,
  }
}

function placesOf<Entry>(entries: readonly Entry[] | undefined, isFaulty: (entry: Entry) => boolean): number[] {
  const places: number[] = []
  for (let i = 0; entries !== undefined && i < entries.length && places.length < FAULTS_MAX; i++) if (isFaulty(entries[i]!)) places.push(i)
  return places
}

/** @param list path of the entries @param element below an entry */
const ofPayer = (rule: Rule, list: string, element: string, places: (faults: PayerInMonth) => readonly number[], valueAt: (payer: Payer, index: number) => unknown): CheckedRule<ReportFacts> =>
  checked<ReportFacts, Report>(rule, REPORT, (_report, { payerInMonth, delivery: { payer } }, place) => {
    for (const index of places(payerInMonth)) place.violatesAt(rule, `${list}[${index + 1}]/${element}`, valueAt(payer, index))
  })

const policyNoAt = ({ pensionInsurances }: Payer, index: number) => pensionInsurances!.pensionInsurance[index]!.pensionPolicyNo
const ACCIDENT_INSURANCE = `${PAYER}/AccidentInsurances/AccidentInsurance`

export const payerInMonthRules: readonly CheckedRule<ReportFacts>[] = [
  ofPayer(sr083, PENSION_INSURANCE, 'PensionPolicyNo', ({ policiesOfOtherReporters }) => policiesOfOtherReporters, policyNoAt),
  ofPayer(sr084, SUB_ORG, 'Code', ({ subOrgsNotValid }) => subOrgsNotValid, ({ subOrgs }, index) => subOrgs!.subOrg[index]!.code),
  ofPayer(sr102, PENSION_INSURANCE, 'PensionPolicyNo', ({ policiesNotValid }) => policiesNotValid, policyNoAt),
  ofPayer(sr116, ACCIDENT_INSURANCE, 'AccInsProvId/Type', ({ personsAsInsurers }) => personsAsInsurers, ({ accidentInsurances }, index) => accidentInsurances!.accidentInsurance[index]!.accInsProvId.type),
]
