/** docs/rules.md: every rule, what it costs, when it holds, who judges it where, and which test shows it violated. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { lookUpNames, lookUps } from '#schemas/outside-registers/look-ups.ts'
import { sandboxExamples } from '#schemas/outside-registers/sandbox.ts'
import type { LookUp } from '#schemas/rules/external-lists.ts'
import { messageRules } from '#schemas/rules/messages.ts'
import { processingRules } from '#schemas/rules/processing.ts'
import { ownCode, type Judge, type Rule } from '#schemas/rules/rule.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import { toldByMessages, unjudgedOfMessages, unjudgedOfProcessing, type Unjudged } from '#schemas/rules/unjudged.ts'
import { allRules } from '#schemas/rules/violation.ts'

const root = path.join(import.meta.dirname, '../..')

/** Where rules are judged, and where they are shown violated. Cases stand beside the rules; the doors are tried last. */
const RULES = ['schemas/rules']
const REGISTER = ['lib/register', 'lib/xml', 'lib/doors', 'schemas', 'lib/portal/uploads']
const TESTS = ['schemas/rules/testing', 'schemas/rules', 'lib/register', 'lib/xml', 'lib/doors']
/** Most of what is judged while reading is judged here, by the schema or under the id of a general rule (D-04). */
const READING = 'lib/xml/validate.ts'

const JUDGES: Readonly<Record<Exclude<Judge, 'nobody'>, string>> = {
  delivery: 'checked: delivery',
  'previous-version': 'checked: against the version it replaces',
  'stored-data': 'checked: by the register',
  document: 'checked: while reading',
}

type Sources = readonly { readonly file: string; readonly ids: ReadonlySet<string> }[]

/** TypeScript files below the folders, in order, with the rule ids they name. */
function sourcesBelow(folders: readonly string[], wanted: (file: string) => boolean): Sources {
  return folders.flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`).filter((file) => file.endsWith('.ts') && !file.includes('/generated/') && wanted(file)).sort()
    .map((file) => ({ file, ids: new Set(readFileSync(path.join(root, file), 'utf8').match(/\b(?:WR|SR|BR|IV|PR)-\d{3}\b/g)) })))
}

const isTest = (file: string) => file.endsWith('.test.ts') || file.includes('/testing/')
const isTable = (file: string) => /\/(rules|messages)\.ts$/.test(file)
/** A rule with logic has a file that begins with its id. */
const firstWith = (sources: Sources, id: string): string | undefined =>
  (sources.find(({ file }) => path.posix.basename(file).startsWith(`${id.toLowerCase()}-`)) ?? sources.find(({ ids }) => ids.has(id)))?.file

/** Tables name every rule, so they come last. */
const codeBelow = (folders: readonly string[]): Sources => {
  const code = sourcesBelow(folders, (file) => !isTest(file) && !file.endsWith('/unjudged.ts') && !file.endsWith('/processing.ts'))
  return [...code.filter(({ file }) => !isTable(file)), ...code.filter(({ file }) => isTable(file))]
}
const [checks, registers, tests] = [codeBelow(RULES), codeBelow(REGISTER), sourcesBelow(TESTS, isTest)]

const inTable = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
const codeOf = ({ id, errorCode }: Rule): string => (errorCode === undefined ? ownCode(id) : [errorCode].flat().join(', '))
const validity = ({ validFrom, validUntil }: Rule): string => (validFrom || validUntil ? `${validFrom ?? ''}…${validUntil ?? ''}` : '')
const fileLink = (file: string): string => `[${path.posix.basename(file)}](../${file})`

/** The common beginning of reports is told once, above the tables. */
const shortPath = (element: string): string => element.replace(/^DeliveryData\/(Reports\/Report|Items\/Item)\//, '…/')

const kept: ReadonlyMap<string, Unjudged> = new Map([...unjudgedOfMessages, ...toldByMessages].map((rule) => [rule.id, rule]))

function lineOf(rule: Rule): string {
  const { id, level, judge, elements } = rule
  const unjudged = kept.get(id)
  if (unjudged) return line(id, level, '', elements, validity(rule), unjudged.what, statusOf(unjudged), firstWith(tests, id))
  if (judge === 'nobody') throw new Error(`schemas/rules/unjudged.ts does not say why nobody judges ${id}`)
  const where = judge === 'document' ? firstWith(registers.filter(({ file }) => !isTable(file)), id) ?? READING : firstWith(judge === 'delivery' || judge === 'previous-version' ? checks : registers, id)
  const asks = (rule.asks ?? []).map((name) => `[${lookUps[name].file}](#look-ups)`).join(', ')
  const status = `${JUDGES[judge]}${where ? `, ${fileLink(where)}` : ''}${asks && `; looks up ${asks}`}`
  return line(id, level, codeOf(rule), elements, validity(rule), ruleText(id, 'en').message, status, firstWith(tests, id))
}

const lineOfUnjudged = (rule: Unjudged): string => line(rule.id, rule.level, '', [], '', rule.what, statusOf(rule), firstWith(tests, rule.id))

const statusOf = ({ keptIn, why }: Unjudged): string => (keptIn ? `kept in ${fileLink(keptIn)}` : `not checked: ${why}`)

function line(id: string, level: string, code: string, elements: readonly string[], inForce: string, what: string, status: string, test: string | undefined): string {
  return `| ${id} | ${level} | ${code} | ${inTable(what)} | ${elements.map((element) => `\`${shortPath(element)}\``).join(' ')} | ${inForce} | ${status} | ${test ? fileLink(test) : ''} |`
}

/** Whom a look-up asks, in what file an installation gives it, what the sandbox refuses, and which rules it switches on. */
function lineOfLookUp(name: LookUp): string {
  const { source, file, columns } = lookUps[name]
  const rules = allRules.filter(({ asks }) => asks?.includes(name)).map(({ id }) => id)
  if (rules.length === 0) throw new Error(`No rule asks ${name}`)
  return `| \`${file}\` | ${source} | \`${columns.join(';')}\` | ${sandboxExamples[name].map(({ values }) => values.map((value) => `\`${value}\``).join(' with ')).join(', ')} | ${rules.join(' ')} |`
}

const HEAD = ['| Id | Level | Code | What is wrong | Elements | In force | Status | Test |', '|---|---|---|---|---|---|---|---|']
const NAMES: Readonly<Record<string, string>> = { WR: 'Earnings payment reports', SR: "Employer's separate reports", BR: 'Benefits payment reports', IV: 'Invalidations' }

/** @throws when a rule that nobody judges has no reason */
export function rulesDocument(): string {
  const processing = [...processingRules.filter(({ id }) => id.startsWith('PR-')).map((rule) => ({ id: rule.id, text: lineOf(rule) })), ...unjudgedOfProcessing.map((rule) => ({ id: rule.id, text: lineOfUnjudged(rule) }))]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
  return `${[
    '# Rules',
    '',
    'Written by `node scripts/generate.ts` from the tables in `schemas/rules`. Do not edit.',
    '',
    'Levels, codes and judges are explained in [rule.ts](../schemas/rules/rule.ts): errors of `message` and `delivery-head` reject at reception (status 4), of `delivery-common` in processing (status 5), of `item` by FaultyControl; `guidance` is advice, `register` is behaviour.',
    'A code that begins with `X-` is the rule\'s own, as no official one is known. Where a list stands, the code depends on the case. `…/` is `DeliveryData/Reports/Report/`, of invalidations `DeliveryData/Items/Item/`. "In force" are payment dates or target months; the status names the file, the test shows the rule violated.',
    ...messageRules.flatMap(({ prefix, rules }) => ['', `## ${NAMES[prefix] ?? prefix} (${prefix})`, '', ...HEAD, ...rules.map(lineOf)]),
    '', '## Reception and processing (PR)', '', ...HEAD, ...processing.map(({ text }) => text),
    '', '## Look-ups', '',
    'What only others know is looked up where `OUTSIDE_REGISTERS` says: `none` (production unless told otherwise), `sandbox` (the test environment), or a directory with any of these files. What is not loaded is judged by form and check digit alone, so the rules beside it are active in part or not at all. In the sandbox everything well formed exists except the examples. How, and why: [outside-registers.md](guides/outside-registers.md), [0120](decisions/0120-outside-registers.md).',
    '', '| File | Whose | Columns | Examples in the sandbox | Rules |', '|---|---|---|---|---|', ...lookUpNames.map(lineOfLookUp),
  ].join('\n')}\n`
}
