import { dictionary, type NamespaceFile } from '#schemas/dictionary.ts'
import { placeOf } from './element-path.ts'
import { ERRORS_MAX, WHOLE_MESSAGE, type XmlError } from './errors.ts'
import { diagnosticCallback, diagnosticCode, diagnosticMessageStart, diagnosticNode, libxml2, parentOf, withDiagnostics, type Pointer } from './libxml2.ts'
import { checkSequences } from './lexical.ts'
import { rootModel } from './message-model.ts'
import { locate } from './path-lines.ts'
import { schemaOf } from './schemas.ts'
import { isElement, type XmlTree } from './tree.ts'
import { validationMessage } from './validation-messages.ts'

type Finding = { code: number; message: string; element: Pointer }

/**
 * Everything of level `schema` that can be judged before the message is read: the XSD of `file` (PR-051) and the
 * banned sequences (PR-122), which an XSD cannot express. The rest (PR-124, PR-125) `readMessage` finds.
 * @returns the first hundred errors in document order with line, column and path; none: valid
 */
export function validate(tree: XmlTree, file: NamespaceFile): XmlError[] {
  const { localName, namespace } = tree.root()
  const isRoot = namespace === dictionary[file].namespace && dictionary[file].rootElements?.some((root) => root.name === localName)
  // The XSD alone would also take a Signature as root: it is a global element of an imported namespace.
  if (!isRoot) return placed(tree, [{ ruleId: 'PR-051', path: WHOLE_MESSAGE, message: `The root element is not one of the namespace ${dictionary[file].namespace}` }])

  const errors = [...schemaErrors(tree, file), ...checkSequences(tree, file).errors]
  return errors.sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0)).slice(0, ERRORS_MAX)
}

function schemaErrors(tree: XmlTree, file: NamespaceFile): XmlError[] {
  const findings: Finding[] = []
  const context = libxml2._xmlSchemaNewValidCtxt(schemaOf(file))
  libxml2._xmlSchemaSetValidStructuredErrors(context, diagnosticCallback, 0)
  const result = withDiagnostics((diagnostic) => collect(findings, diagnostic), () => libxml2._xmlSchemaValidateDoc(context, tree.document))
  libxml2._xmlSchemaFreeValidCtxt(context)
  if (result === 0 && findings.length === 0) return []
  if (findings.length === 0) throw new Error(`libxml2 could not validate (${result})`)

  const model = rootModel(file, tree.root().localName)
  return placed(tree, findings.map(({ code, message, element }) => {
    const place = placeOf(tree, model, element)
    return { ruleId: 'PR-051', path: place.path, message: validationMessage(code, message, place.model) }
  }))
}

/** libxml2 goes on to the end of the document; what comes after the hundredth error is not even looked at. */
function collect(findings: Finding[], diagnostic: Pointer): void {
  if (findings.length >= ERRORS_MAX) return
  const node = diagnosticNode(diagnostic)
  const element = isElement(node) ? node : parentOf(node)
  findings.push({ code: diagnosticCode(diagnostic), message: diagnosticMessageStart(diagnostic), element })
}

/** Adds line and column to errors that have a path. */
export function placed(tree: XmlTree, errors: (Omit<XmlError, 'line'> & { path: string })[]): XmlError[] {
  const places = locate(tree.bytes, errors.map((error) => error.path), tree.inEnvelope)
  return errors.map((error) => {
    const place = places.get(error.path)
    return { ...error, line: place?.line ?? 1, column: place?.column }
  })
}
