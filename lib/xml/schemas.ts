import { readFileSync } from 'node:fs'
import { namespaceFiles, type NamespaceFile } from '#schemas/dictionary.ts'
import { diagnosticCallback, libxml2, parse, readDiagnostic, text, withDiagnostics, type Pointer } from './libxml2.ts'

const compiled = new Map<NamespaceFile, Pointer>()

/** The compiled XSD of one namespace with all it imports: made once per thread, kept for good. */
export function schemaOf(file: NamespaceFile): Pointer {
  const known = compiled.get(file)
  if (known !== undefined) return known
  const schema = compile(file)
  compiled.set(file, schema)
  return schema
}

const read = (file: NamespaceFile): Uint8Array => readFileSync(new URL(`../../schemas/generated/xsd/${file}.xsd`, import.meta.url))

function compile(file: NamespaceFile): Pointer {
  const complaints: string[] = []
  const complain = (diagnostic: Pointer) => complaints.push(readDiagnostic(diagnostic).message)
  // A schema refers to its document as long as it lives, so neither is ever freed.
  const document = parse(read(file), complain)
  const schema = withDiagnostics(complain, () => {
    const context = libxml2._xmlSchemaNewDocParserCtxt(document)
    libxml2._xmlSchemaSetParserStructuredErrors(context, diagnosticCallback, 0)
    const result = libxml2._xmlSchemaParse(context)
    libxml2._xmlSchemaFreeParserCtxt(context)
    return result
  })
  if (schema === 0 || complaints.length > 0) throw new Error(`${file}.xsd: ${complaints.join('; ')}`)
  return schema
}

/**
 * How libxml2 gets at imported schemas: by the name in `schemaLocation`, from the generated ones and from
 * nowhere else. Documents never come here, they are parsed without loading anything.
 */
const files = new Map<string, NamespaceFile>(namespaceFiles.map((file) => [`${file}.xsd`, file]))
const open = new Map<number, Uint8Array>()
let handle = 0

libxml2._xmlRegisterInputCallbacks(
  libxml2.addFunction((name: Pointer) => (files.has(text(name)) ? 1 : 0), 'ii'),
  libxml2.addFunction((name: Pointer) => {
    open.set(++handle, read(files.get(text(name))!))
    return handle
  }, 'ii'),
  libxml2.addFunction((context: number, buffer: Pointer, length: number) => {
    const rest = open.get(context)!
    const part = rest.subarray(0, length)
    libxml2.HEAPU8.set(part, buffer)
    open.set(context, rest.subarray(part.length))
    return part.length
  }, 'iiii'),
  libxml2.addFunction((context: number) => {
    open.delete(context)
    return 0
  }, 'ii'),
)
