import { readFileSync } from 'node:fs'
import path from 'node:path'
import { namespaceFiles } from '#schemas/dictionary.ts'

const generated = path.join(import.meta.dirname, '../../../schemas/generated')
const cache = new Map<string, string>()

/**
 * A service's WSDL (`?wsdl`) or one of its schemas (`?xsd=<file>`). The generated files name each other by bare file name
 * and live at localhost; a client gets addresses that it can follow.
 * @param wsdl name of the WSDL file, without ending
 * @param origin public address of the door, `https://host:port`
 */
export function description(url: URL, { wsdl, path: servicePath, origin = url.origin }: { wsdl: string; path: string; origin?: string }): string | undefined {
  const address = `${origin}${servicePath}`
  const read = (file: string): string => {
    const text = cache.get(file) ?? readFileSync(path.join(generated, file), 'utf8')
    cache.set(file, text)
    return text.replaceAll('schemaLocation="', `schemaLocation="${address}?xsd=`)
  }
  const schema = url.searchParams.get('xsd')
  if (schema !== null) {
    const file = namespaceFiles.find((name) => `${name}.xsd` === schema)
    return file && read(`xsd/${file}.xsd`)
  }
  const wantsWsdl = [...url.searchParams.keys()].some((key) => key.toLowerCase() === 'wsdl')
  return wantsWsdl ? read(`wsdl/${wsdl}.wsdl`).replace(`https://localhost${servicePath}`, address) : undefined
}
