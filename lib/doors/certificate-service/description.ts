import { readFileSync } from 'node:fs'
import path from 'node:path'
import { namespaceFiles } from '#schemas/dictionary.ts'
import { CERTIFICATE_SERVICE_PATH } from '#schemas/services.ts'

const generated = path.join(import.meta.dirname, '../../../schemas/generated')
const LOCATION = 'schemaLocation="'

/**
 * WSDL (`?wsdl`) or one of its schemas (`?xsd=<file>`), with addresses that a client can follow.
 * @param base public address of the door, `https://host:port`
 */
export function description(query: URLSearchParams, base: string): string | undefined {
  const address = `${base}${CERTIFICATE_SERVICE_PATH}`
  const read = (file: string) => readFileSync(path.join(generated, file), 'utf8').replaceAll(LOCATION, `${LOCATION}${address}?xsd=`)
  const schema = query.get('xsd')
  if (schema !== null) {
    const file = namespaceFiles.find((name) => `${name}.xsd` === schema)
    return file && read(`xsd/${file}.xsd`)
  }
  const wantsWsdl = [...query.keys()].some((key) => key.toLowerCase() === 'wsdl')
  return wantsWsdl ? read('wsdl/CertificateServices.wsdl').replace(`https://localhost${CERTIFICATE_SERVICE_PATH}`, address) : undefined
}
