import { readFileSync } from 'node:fs'
import path from 'node:path'
import { namespaceFiles } from '#schemas/dictionary.ts'
import { INTERFACE_VERSION, services } from '#schemas/services.ts'

const generated = path.join(import.meta.dirname, '../../../schemas/generated')

/**
 * Where a description is served: the generated files name each other by bare file name and live at localhost;
 * a client gets addresses it can follow.
 * @param base public address of the door, `https://host:port`
 */
export function serviceDescription(service: string, base: string): string | undefined {
  if (!services.some(({ name }) => name === service)) return undefined
  return described(path.join('wsdl', `${service}.wsdl`), `${base}/${INTERFACE_VERSION}/${service}.svc`)
    .replace(`https://localhost/${INTERFACE_VERSION}/`, `${base}/${INTERFACE_VERSION}/`)
}

/** One schema; the schemas it imports are named by the same address. */
export function schemaDescription(service: string, fileName: string, base: string): string | undefined {
  const file = namespaceFiles.find((name) => `${name}.xsd` === fileName)
  return file && described(path.join('xsd', `${file}.xsd`), `${base}/${INTERFACE_VERSION}/${service}.svc`)
}

const cache = new Map<string, string>()

function described(file: string, address: string): string {
  const text = cache.get(file) ?? readFileSync(path.join(generated, file), 'utf8')
  cache.set(file, text)
  return text.replaceAll('schemaLocation="', `schemaLocation="${address}?xsd=`)
}
