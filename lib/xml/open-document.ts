import { isUtf8 } from 'node:buffer'
import type { XmlError } from './errors.ts'
import { libxml2, parse, readDiagnostic, type Diagnostic } from './libxml2.ts'
import { checkDensity, checkProlog } from './prolog.ts'
import { inspect } from './inspect.ts'
import { XmlTree } from './tree.ts'
import { parseMessage } from './parse-messages.ts'

export type Limits = { bytesMax: number }

/** The caller disposes of the document. */
export type Opened = { ok: true; document: XmlTree } | { ok: false; errors: XmlError[] }

/**
 * Parses a document that nobody has looked at yet. Refused: above the size limit, not UTF-8 or with a byte
 * order mark (PR-120), a DOCTYPE anywhere, not well-formed, nested or branched beyond any message, a relative
 * or malformed namespace name (PR-139). The first error only: what follows it is guesswork.
 *
 * @param bytes kept by the tree until it is disposed of and not to be changed meanwhile
 */
export function openDocument(bytes: Uint8Array, limits: Limits): Opened {
  const opened = openTree(bytes, limits)
  if (!opened.ok) return opened
  const tree = opened.document
  const { signatures, refused: beyond } = inspect(tree.rootElement)
  if (beyond) {
    tree.dispose()
    return refused({ ruleId: 'PR-139', ...beyond })
  }
  tree.signatures = signatures
  return opened
}

const refused = (error: XmlError): Opened => ({ ok: false, errors: [error] })

/** As `openDocument`, but the tree has not been walked: whoever calls this inspects the part that matters. */
export function openTree(bytes: Uint8Array, { bytesMax }: Limits): Opened {
  if (bytes.length > bytesMax) return refused({ ruleId: 'PR-139', line: 1, message: `The document has ${bytes.length} bytes; at most ${bytesMax} are taken in` })
  const error = checkEncoding(bytes) ?? checkProlog(bytes) ?? checkDensity(bytes)
  if (error) return refused(error)

  // Warnings count as errors: a relative namespace name is one, and there is none that an honest message causes.
  let first: Diagnostic | undefined
  const document = parse(bytes, (diagnostic) => { first ??= readDiagnostic(diagnostic) })
  if (first || document === 0) {
    if (document !== 0) libxml2._xmlFreeDoc(document)
    return refused({ ruleId: 'PR-139', line: first?.line ?? 1, column: first?.column, message: parseMessage(first?.code) })
  }
  // checkProlog has seen to this already; a DOCTYPE must not depend on one function alone.
  if (libxml2._xmlGetIntSubset(document) !== 0) {
    libxml2._xmlFreeDoc(document)
    return refused({ ruleId: 'PR-139', line: 1, message: 'A document type declaration (DOCTYPE) is not accepted' })
  }
  return { ok: true, document: new XmlTree(document, bytes) }
}

function checkEncoding(bytes: Uint8Array): XmlError | undefined {
  const marked = (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) || (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)
  if (marked) return { ruleId: 'PR-120', line: 1, column: 1, message: 'The document begins with a byte order mark; UTF-8 without one is required' }
  if (!isUtf8(bytes)) return { ruleId: 'PR-120', line: 1, message: 'The document is not valid UTF-8' }
  return undefined
}
