/** The columns of the template for wages: a row for each income earner, all paid on the same day. */
import type { Language } from '#schemas/code-list.ts'

export const columns = [
  { key: 'identityCode', fi: 'Henkilötunnus', sv: 'Personbeteckning', en: 'Personal identity code', required: true },
  { key: 'lastName', fi: 'Sukunimi', sv: 'Efternamn', en: 'Last name', required: false },
  { key: 'firstName', fi: 'Etunimi', sv: 'Förnamn', en: 'First name', required: false },
  { key: 'paymentDate', fi: 'Maksupäivä', sv: 'Betalningsdag', en: 'Payment date', required: true },
  { key: 'periodStart', fi: 'Palkanmaksukausi alkaa', sv: 'Löneperioden börjar', en: 'Pay period begins', required: true },
  { key: 'periodEnd', fi: 'Palkanmaksukausi päättyy', sv: 'Löneperioden slutar', en: 'Pay period ends', required: true },
  { key: 'incomeType', fi: 'Tulolaji', sv: 'Inkomstslag', en: 'Income type', required: false },
  { key: 'amount', fi: 'Palkka', sv: 'Lön', en: 'Wages', required: true },
  { key: 'withholding', fi: 'Ennakonpidätys', sv: 'Förskottsinnehållning', en: 'Tax withheld', required: false },
  { key: 'pension', fi: 'Työntekijän työeläkevakuutusmaksu', sv: 'Arbetstagarens arbetspensionsförsäkringsavgift', en: 'Employee\'s pension insurance contribution', required: false },
  { key: 'unemployment', fi: 'Työntekijän työttömyysvakuutusmaksu', sv: 'Arbetstagarens arbetslöshetsförsäkringsavgift', en: 'Employee\'s unemployment insurance contribution', required: false },
  { key: 'provider', fi: 'Työeläkevakuutusyhtiön numero', sv: 'Arbetspensionsbolagets nummer', en: 'Number of the pension insurance company', required: false },
  { key: 'policy', fi: 'Eläkejärjestelynumero', sv: 'Pensionsarrangemangsnummer', en: 'Pension policy number', required: false },
  { key: 'occupation', fi: 'Ammattiluokka', sv: 'Yrkesklass', en: 'Occupation', required: false },
  { key: 'notInsured', fi: 'Ei vakuuttamisvelvollisuutta', sv: 'Ingen försäkringsplikt', en: 'No obligation to insure', required: false },
] as const satisfies readonly (Readonly<Record<Language, string>> & { key: string; required: boolean })[]

export type ColumnKey = (typeof columns)[number]['key']

const plain = (text: string): string => text.toLocaleLowerCase('fi').replace(/[\s*]+/g, ' ').trim()
const byName = new Map(columns.flatMap(({ key, fi, sv, en }) => [fi, sv, en].map((name) => [plain(name), key] as const)))

/** A column is known by its name in any of the languages. */
export const columnNamed = (name: string): ColumnKey | undefined => byName.get(plain(name))

/** What must be filled in has an asterisk. */
export const headingOf = (column: (typeof columns)[number], language: Language): string => `${column[language]}${column.required ? ' *' : ''}`

/** The empty template as text, for any program: semicolons, UTF-8 with the mark that Excel looks for. */
export const csvTemplate = (language: Language): string => `\ufeff${columns.map((column) => headingOf(column, language)).join(';')}\r\n`
