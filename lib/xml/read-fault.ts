import type { Pointer } from './libxml2.ts'
import { ERRORS_MAX } from './errors.ts'
import { elementsOf, type XmlTree } from './tree.ts'

/** Texts of another service, as long as they are worth reading. */
export type ReadFault = {
  /** with its prefix, e.g. `soap:Client` */
  faultcode: string
  faultstring: string
  details: { ruleId?: string; line?: number; column?: number; path?: string; message: string }[]
}

const TEXT_MAX = 1000

/**
 * What a SOAP 1.1 fault says: its code and string, and the errors of its detail where they have the form of
 * `soapFault`. The detail of another register is left aside.
 * @param document whose root is the Fault
 */
export function readFault(document: XmlTree): ReadFault {
  const child = (parent: Pointer | undefined, name: string) => (parent === undefined ? undefined : elementsOf(parent).find((element) => document.nameOf(element) === name))
  const textOf = (parent: Pointer, name: string): string | undefined => {
    const element = child(parent, name)
    return element === undefined ? undefined : document.textOf(element).trim().slice(0, TEXT_MAX)
  }
  const numberOf = (parent: Pointer, name: string): number | undefined => {
    const value = textOf(parent, name)
    return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined
  }

  const fault = document.rootElement
  const errors = child(child(fault, 'detail'), 'errors')
  const details = (errors === undefined ? [] : elementsOf(errors)).slice(0, ERRORS_MAX).map((error) => ({
    ruleId: textOf(error, 'rule'), line: numberOf(error, 'line'), column: numberOf(error, 'column'),
    path: textOf(error, 'path'), message: textOf(error, 'message') ?? '',
  }))
  return { faultcode: textOf(fault, 'faultcode') ?? '', faultstring: textOf(fault, 'faultstring') ?? '', details }
}
