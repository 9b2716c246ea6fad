/** Lists that an installation gives as files: read into tables that threads share, and asked by the rules. */
import type { DatedCodes, ExternalLists, LookUp } from '../rules/external-lists.ts'
import { lookUpNames, lookUps } from './look-ups.ts'
import { hasRow, rowsOf, SEPARATOR, shareTable, type SharedTable } from './shared-table.ts'

export type GivenLists = Readonly<Partial<Record<LookUp, SharedTable>>>

/** What is wrong with a file, for whoever gave it. Repeats nothing of its content: it may be personal identity codes. */
export class ListFileError extends Error {}

/**
 * @param textOf content of a file, undefined where it is not given
 * @throws ListFileError with file and line
 */
export function readGivenLists(textOf: (file: string) => string | undefined): GivenLists {
  return Object.fromEntries(lookUpNames.flatMap((name) => {
    const { file, columns } = lookUps[name]
    const text = textOf(file)
    return text === undefined ? [] : [[name, shareTable(rowsIn(text, file, columns))]]
  }))
}

const HELD = /^[\x20-\x7e]*$/
const DAY = /^(\d{4}-\d{2}-\d{2})?$/

function rowsIn(text: string, file: string, columns: readonly string[]): string[][] {
  const [head = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (head.trim() !== columns.join(SEPARATOR)) throw new ListFileError(`${file}: the first line is to be ${columns.join(SEPARATOR)}`)
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const row = line.split(SEPARATOR).map((value) => value.trim())
    if (row.length !== columns.length || row[0] === '' || !HELD.test(line)) throw new ListFileError(`${file} line ${index + 2}: ${columns.join(SEPARATOR)} is expected`)
    if (columns.some((column, i) => column.startsWith('valid') && !DAY.test(row[i]!))) throw new ListFileError(`${file} line ${index + 2}: a day is to be YYYY-MM-DD`)
    return [row]
  })
}

/** @returns only what is given: the rest is judged by form (D-18) */
export function listsOf(given: GivenLists): ExternalLists {
  const { businessIds, personalIdentityCodes, businessIdsOf, pensionPolicies, temporaryEmployerPolicies: generic, kevaReporters, kevaEndings, kevaTitles, kevaRegistrations } = given
  return {
    ...(businessIds && { businessIds: { has: (id) => hasRow(businessIds, id) } }),
    ...(personalIdentityCodes && { personalIdentityCodes: { has: (code) => hasRow(personalIdentityCodes, code) } }),
    ...(businessIdsOf && { businessIdsOf: (person) => whereAny(rowsOf(businessIdsOf, person).map(([businessId]) => businessId!)) }),
    ...(pensionPolicies && { pensionPolicies: datedCodes(pensionPolicies) }),
    ...(generic && {
      temporaryEmployerPolicies: {
        isGeneric: (policyNo, provider, date) => holds(rowsOf(generic, policyNo, provider), date),
        wasEverGeneric: (policyNo) => hasRow(generic, policyNo),
      },
    }),
    ...(kevaReporters && { kevaReporters: { isValid: (reporter, policyNo, date) => holds(rowsOf(kevaReporters, reporter, policyNo), date) } }),
    ...Object.fromEntries(PLAIN.flatMap((name) => (given[name] ? [[name, datedCodes(given[name])]] : []))),
    ...(kevaEndings && { kevaEndings: { isValid: (ending, provider, date) => holds(rowsOf(kevaEndings, ending, provider), date) } }),
    ...(kevaTitles && { kevaTitles: { demandedRegistrations: (title, provider, date) => demanded(kevaTitles, title, provider, date) } }),
    ...(kevaRegistrations && { kevaRegistrations: { demandedTitles: (registration, provider, date) => demanded(kevaRegistrations, registration, provider, date) } }),
  }
}

/** Lists of codes and the days on which they hold. */
const PLAIN = ['governmentAgencies', 'occupations', 'bankOfFinlandTitles', 'traficomTitles', 'bankOfFinlandRegistrations', 'bankOfFinlandEndings'] as const satisfies LookUp[]

const whereAny = <Value>(values: readonly Value[]): readonly Value[] | undefined => (values.length > 0 ? values : undefined)

const datedCodes = (table: SharedTable): DatedCodes => ({ isValid: (code, date) => holds(rowsOf(table, code), date) })

/** @param days first and last day of each row */
const holds = (days: readonly string[][], date: string): boolean => days.some(([from, until]) => isWithin(date, from!, until!))

const isWithin = (date: string, from: string, until: string): boolean => from <= date && (until === '' || date <= until)

function demanded(table: SharedTable, code: string, provider: number, date: string): 'any' | readonly string[] | undefined {
  const row = rowsOf(table, code, provider).find(([, from, until]) => isWithin(date, from!, until!))
  return row && (row[0] === '' ? 'any' : row[0]!.split(/ +/))
}
