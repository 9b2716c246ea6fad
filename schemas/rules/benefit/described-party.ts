/**
 * A party with identifiers, basic data and one address: the income earner, and by the same measure the substitute recipient
 * of a deduction and the policyholder of an insurance.
 */
import type { CodeListName } from '../../code-lists.ts'
import type { IncomeEarnerBasic } from '../../generated/types/benefit-reports-to-ir-types.ts'
import type { PartyId } from '../../parties.ts'
import { valueName } from '../../names.ts'
import { address } from '../families/addresses.ts'
import { inCodeList } from '../families/codes.ts'
import { notAfterToday, notBefore } from '../families/dates.ts'
import { codesOfOneBirthDate, identifier, sameCustomer } from '../families/identifiers.ts'
import { isNamedPerson } from '../families/names.ts'
import { row } from '../families/rows.ts'
import { partyFacts, type PartyFacts } from '../party-facts.ts'
import { checked, type CheckedRule, type Place } from '../tree.ts'
import type { Rule } from '../rule.ts'
import type { ReportFacts } from './facts.ts'

export type PartyRuleIds = {
  /** identifiers, or the mark that there are none */
  ids: string
  type: string
  /** Finnish identifiers exist, belong together, and stand under their own type */
  code: string
  country: string
  /** basic data where no Finnish identifier says who it is */
  basic: string
  names: string
  birthDate: string
  gender: string
  address: string
}

type PartyOptions = {
  /** of the identifiers */
  readonly types: CodeListName
  /** The rules have official codes for address and country */
  readonly hasOfficialCodes: boolean
  /** Somebody who lives abroad has an address whatever identifies them */
  readonly livesAbroad?: (facts: ReportFacts) => boolean
}

type Party = { readonly ids: readonly PartyId[] | undefined; readonly basic: Partial<IncomeEarnerBasic> | undefined; readonly address: { readonly countryCode?: string } | undefined }

/** @param at path of the party's group @param prefix of the names of its parts: `IncomeEarner` */
export function describedParty(at: string, prefix: string, ids: PartyRuleIds, { types, hasOfficialCodes, livesAbroad = () => false }: PartyOptions): readonly CheckedRule<ReportFacts>[] {
  const [IDS, BASIC] = [`${prefix}Ids`, `${prefix}Basic`]
  const [idsKey, basicKey] = [valueName(IDS), valueName(BASIC)]
  const partyOf = (group: Readonly<Record<string, unknown>>): Party => ({
    ids: (group[idsKey] as { id: readonly PartyId[] } | undefined)?.id, basic: group[basicKey] as Party['basic'], address: group.address as Party['address'],
  })
  type Judgement = { readonly party: Party; readonly known: PartyFacts; readonly facts: ReportFacts; readonly place: Place; readonly rule: Rule }
  const judged = (id: string, elements: readonly string[], judge: (judgement: Judgement) => void, errorCode?: string): CheckedRule<ReportFacts> => checked<ReportFacts, Record<string, unknown>>(
    row(id, elements.map((element) => `${at}/${element}`), errorCode === undefined ? {} : { errorCode }), at,
    (group, facts, place, rule) => {
      const party = partyOf(group)
      judge({ party, known: partyFacts(party.ids, party.basic?.missingId, facts.codes, facts.codes[types]!), facts, place, rule })
    },
  )
  const isPersonWithoutCode = ({ party, known }: Judgement): boolean => known.isClear && !known.hasPersonalIdentityCode && party.basic !== undefined && isNamedPerson(party.basic)
  const needsAddress = ({ known, facts }: Judgement): boolean => known.mustBeDescribed || livesAbroad(facts)
  const countryErrorCode = hasOfficialCodes ? 'CCV0030' : undefined

  return [
    judged(ids.ids, [IDS, `${BASIC}/MissingId`], ({ party, known, place, rule }) => {
      if ((party.ids === undefined) !== known.missingId) place.violates(rule, IDS)
    }),
    ...identifier<ReportFacts>(`${at}/${IDS}/Id`, {
      type: ids.type, businessId: ids.code, personalIdentityCode: ids.code, notFinnish: ids.code, countryCode: ids.country, country: ids.country, countryName: ids.country,
    }, { types, countryErrorCode }),
    sameCustomer(ids.code, `${at}/${IDS}`),
    codesOfOneBirthDate(ids.code, `${at}/${IDS}`),

    judged(ids.basic, [BASIC, `${IDS}/Id/Type`], ({ party, known, place, rule }) => {
      if (known.mustBeDescribed && party.basic === undefined) place.violates(rule, BASIC)
    }),
    judged(ids.names, ['MissingId', 'CompanyName', 'LastName', 'FirstName'].map((name) => `${BASIC}/${name}`), ({ party: { ids: given, basic }, known, place, rule }) => {
      if (given === undefined && !known.missingId && basic !== undefined) place.violates(rule, `${BASIC}/MissingId`)
      if (!known.mustBeDescribed || basic === undefined || basic.companyName !== undefined || isNamedPerson(basic)) return
      place.violates(rule, `${BASIC}/${basic.firstName !== undefined ? 'LastName' : basic.lastName !== undefined ? 'FirstName' : 'CompanyName'}`)
    }),
    judged(ids.birthDate, [`${BASIC}/BirthDate`, `${BASIC}/LastName`, `${BASIC}/FirstName`], (judgement) => {
      if (isPersonWithoutCode(judgement) && judgement.party.basic!.birthDate === undefined) judgement.place.violates(judgement.rule, `${BASIC}/BirthDate`)
    }),
    notAfterToday(ids.birthDate, `${at}/${BASIC}/BirthDate`),
    notBefore(ids.birthDate, `${at}/${BASIC}/BirthDate`),
    judged(ids.gender, [`${BASIC}/Gender`, `${BASIC}/LastName`, `${BASIC}/FirstName`], (judgement) => {
      if (isPersonWithoutCode(judgement) && judgement.party.basic!.gender === undefined) judgement.place.violates(judgement.rule, `${BASIC}/Gender`)
    }),
    inCodeList(ids.gender, `${at}/${BASIC}/Gender`, 'Gender'),

    judged(ids.address, ['Address'], (judgement) => {
      if (needsAddress(judgement) && judgement.party.address === undefined) judgement.place.violates(judgement.rule, 'Address')
    }),
    ...address<ReportFacts>(`${at}/Address`, { streetOrPoBox: ids.address, country: ids.address, countryName: ids.address }, hasOfficialCodes ? undefined : []),
    judged(ids.address, ['Address/CountryCode'], (judgement) => {
      const { party, place, rule } = judgement
      if (needsAddress(judgement) && party.address !== undefined && party.address.countryCode === undefined) place.violates(rule, 'Address/CountryCode')
    }, countryErrorCode),
  ]
}
