/** The code lists as documentation: searched and shown as of a day. Public. */
import { isInForce, type Code, type CodeList, type Language } from '#schemas/code-list.ts'
import { codeLists, type CodeListName } from '#schemas/code-lists.ts'

export const codeListNames = Object.keys(codeLists).sort((one, other) => one.localeCompare(other, 'en')) as CodeListName[]

/** A list's name in an address: without the point, which would look like the ending of a file. */
export const codeListSlug = (name: CodeListName): string => name.replace('.', '-')

export const codeListOfSlug = (slug: string): CodeListName | undefined => codeListNames.find((name) => codeListSlug(name) === slug)

export type CodeHit = { list: CodeListName; code: Code }

const HITS_MAX = 100

/** Codes of all lists by code or name. @returns at most a hundred, and how many there are */
export function findCodes(text: string, language: Language): { hits: CodeHit[]; count: number } {
  const wanted = text.trim().toLocaleLowerCase(language)
  if (wanted === '') return { hits: [], count: 0 }
  const all = codeListNames.flatMap((list) => codeLists[list].codes.filter((code) => matches(code, wanted, language)).map((code) => ({ list, code })))
  // The code itself before names that only contain it.
  all.sort((one, other) => Number(other.code.code.toLowerCase() === wanted) - Number(one.code.code.toLowerCase() === wanted))
  return { hits: all.slice(0, HITS_MAX), count: all.length }
}

/** @param date YYYY-MM-DD: only what is in force on it */
export const codesOf = ({ codes }: CodeList, { text, date }: { text: string; date?: string | undefined }, language: Language): readonly Code[] => {
  const wanted = text.trim().toLocaleLowerCase(language)
  return codes.filter((code) => (wanted === '' || matches(code, wanted, language)) && (date === undefined || isInForce(code, date)))
}

function matches(code: Code, wanted: string, language: Language): boolean {
  return code.code.toLowerCase() === wanted || code.code.toLowerCase().startsWith(wanted) || [code.fi, code.sv, code.en].some((name) => name.toLocaleLowerCase(language).includes(wanted))
}
