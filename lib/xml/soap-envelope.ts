/** Envelopes that go out. Nothing here parses, so whoever only answers does not load the parser. */
import type { XmlError } from './errors.ts'
import { escapeText, toXmlText } from './escape.ts'

export const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/'

/**
 * An envelope round a message that may be signed: its bytes stay as they are, so its signature stays valid.
 * @param message without an XML declaration
 */
export function soapEnvelope(message: string | Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`<soap:Envelope xmlns:soap="${SOAP_11}"><soap:Body>`), Buffer.from(message as Uint8Array), Buffer.from('</soap:Body></soap:Envelope>')])
}

export type SoapFault = {
  /** Client: the message is at fault; Server: we are */
  faultcode: 'Client' | 'Server'
  /** one short sentence without personal data */
  faultstring: string
  errors?: readonly XmlError[]
}

/** A SOAP 1.1 fault (D-52). Its detail lists the errors with their place. */
export function soapFault({ faultcode, faultstring, errors = [] }: SoapFault): Buffer {
  const detail = errors.length === 0 ? '' : `<detail><errors>${errors.map(faultDetail).join('')}</errors></detail>`
  return soapEnvelope(`<soap:Fault xmlns:soap="${SOAP_11}"><faultcode>soap:${faultcode}</faultcode><faultstring>${escapeText(toXmlText(faultstring))}</faultstring>${detail}</soap:Fault>`)
}

function faultDetail(error: XmlError): string {
  const part = (name: string, value: string | number | undefined) => (value === undefined ? '' : `<${name}>${escapeText(toXmlText(String(value)))}</${name}>`)
  return `<error>${part('rule', error.ruleId)}${part('line', error.line)}${part('column', error.column)}${part('path', error.path)}${part('message', error.message)}</error>`
}
