import { dictionary, resolveTypeName, type NamespaceFile } from '#schemas/dictionary.ts'
import type { ElementModel } from './message-model.ts'

/** Codes of libxml2 (`xmlParserErrors`) about the value of an element or attribute. */
const VALUE_CODES = [1824, 1825, 1826]
const FACET_FIRST = 1829
const FACET_LAST = 1840

const isValue = (code: number): boolean => VALUE_CODES.includes(code)
const isFacet = (code: number): boolean => code >= FACET_FIRST && code <= FACET_LAST

/**
 * Our words for a validation error. libxml2's own text quotes the value, which may be personal data, so of it
 * only the list of expected elements is used, and that comes from the schema.
 *
 * @param original the beginning of libxml2's text
 * @param element what the dictionary says about the element at fault, if it is known
 */
export function validationMessage(code: number, original: string, element: ElementModel | undefined): string {
  if (isValue(code) || isFacet(code)) return element && typeof element.content === 'string' ? `The value is wrong: ${describe(element.file, element.type)}` : 'The value is not of the type that the schema gives it'
  switch (code) {
    case 1871: return `${original.includes('Missing child element') ? 'Elements are missing' : 'The element is not expected here'}${expected(original)}`
    case 1841: return 'The element must be empty'
    case 1828: case 1842: return 'The element takes text only, no elements'
    case 1843: return 'The element takes elements only, no text'
    case 1845: return 'The schema does not know the element'
    case 1847: return 'The element may not be nil'
    case 1851: case 1852: return 'xsi:type names no type that may stand here'
    case 1863: return 'The value of an attribute is wrong'
    case 1827: case 1866: case 1867: return 'The element has an attribute that it may not have'
    case 1868: return 'The element lacks an attribute that it must have'
    default: return `The element does not fit the schema (libxml2 error ${code})`
  }
}

function expected(original: string): string {
  const names = /Expected is (?:one of )?\( ([^()]*) \)\.\s*$/.exec(original)?.[1]
  return names === undefined ? '' : `; expected: ${names}`
}

/** What a simple type takes, e.g. `text of 1 to 40 characters`. */
function describe(file: NamespaceFile, type: string): string {
  let minLength: number | undefined
  let maxLength: number | undefined
  let resolved = resolveTypeName(file, type)
  while (resolved.file !== null) {
    const simple = dictionary[resolved.file].simpleTypes![resolved.local]!
    if (simple.enum) return `one of ${simple.enum.join(', ')} is expected`
    if (simple.pattern) return `${patterns[resolved.local] ?? `it must match ${[simple.pattern].flat().join(' or ')}`}`
    minLength ??= simple.minLength
    maxLength ??= simple.maxLength
    resolved = resolveTypeName(resolved.file, simple.base)
  }
  if (maxLength !== undefined && resolved.local === 'base64Binary') return `base64 of ${minLength ?? 0} to ${maxLength} bytes is expected`
  if (maxLength !== undefined) return minLength === maxLength ? `text of ${maxLength} characters is expected` : `text of ${minLength ?? 0} to ${maxLength} characters is expected`
  return builtIns[resolved.local] ?? `a value of type ${resolved.local} is expected`
}

const patterns: Readonly<Record<string, string>> = {
  trueOrFalse: 'true or false is expected',
  decimal2: 'a number of 1 to 13 digits with at most two decimals after a point is expected',
  Guid: '32 hexadecimal digits are expected',
}

const builtIns: Readonly<Record<string, string>> = {
  int: 'a whole number is expected',
  integer: 'a whole number is expected',
  date: 'a date such as 2022-05-11 is expected',
  dateTime: 'a date and time such as 2022-05-11T08:00:00+03:00 is expected',
  time: 'a time such as 08:00:00+03:00 is expected',
}
