/**
 * The only place that touches libxml2 (compiled to WebAssembly). The raw instance is used instead of the
 * library's own classes: an object and a decoded name for every node made reading 3,000 reports many times
 * slower than parsing them, and its error collector has no end (see docs/decisions/0010-libxml2-wasm.md).
 *
 * A pointer is a byte address in the instance's memory. Memory may grow during any call into libxml2, which
 * detaches all views; so views are always taken fresh from `libxml2.HEAP32` and `libxml2.HEAPU8`.
 *
 * One instance per thread; everything is synchronous. A call that throws (a trap inside WebAssembly) leaves
 * the instance in an unknown state: the thread that ran it must be discarded.
 */
import loadLibxml2 from 'libxml2-wasm/lib/libxml2raw.mjs'

export type Pointer = number

export const libxml2 = await loadLibxml2()
libxml2._xmlSetWinPathEnabled(0)
libxml2._xmlInitParser()

/** `type` of a node: the constants of libxml2's `xmlElementType` that can occur in a tree without a DTD. */
export const NODE = { element: 1, text: 3, cdata: 4, processingInstruction: 7, comment: 8 } as const

const field = (pointer: Pointer, offset: number): Pointer => libxml2.HEAP32[(pointer + offset) >>> 2]!

/** Fields of `xmlNode` (and of `xmlDoc`, which begins alike) on a 32-bit target. */
export const nodeType = (node: Pointer): number => field(node, 4)
export const nodeName = (node: Pointer): Pointer => field(node, 8)
export const firstChild = (node: Pointer): Pointer => field(node, 12)
export const parentOf = (node: Pointer): Pointer => field(node, 20)
export const nextSibling = (node: Pointer): Pointer => field(node, 24)
export const namespaceOf = (node: Pointer): Pointer => field(node, 36)
export const contentOf = (node: Pointer): Pointer => field(node, 40)
export const firstAttribute = (element: Pointer): Pointer => field(element, 44)
export const firstDeclaration = (element: Pointer): Pointer => field(element, 48)

/** Line of an element's start tag; libxml2 counts no further than 65,535. */
export const lineOf = (element: Pointer): number => field(element, 56) & 0xffff

/** Fields of `xmlNs`. */
export const nextDeclaration = (declaration: Pointer): Pointer => field(declaration, 0)
export const uriOf = (declaration: Pointer): string => text(field(declaration, 8))
export const prefixOf = (declaration: Pointer): string => text(field(declaration, 12))

/** A NUL-terminated UTF-8 string; a null pointer reads as the empty string. */
export const text = (pointer: Pointer): string => (pointer === 0 ? '' : libxml2.UTF8ToString(pointer))

/** One diagnostic of libxml2. Its text may quote the document, so it never leaves lib/xml as it is. */
export type Diagnostic = { code: number; line: number; column: number; message: string; node: Pointer }

let receiver: ((diagnostic: Pointer) => void) | undefined

/** Table index of the one callback that libxml2 reports to. */
export const diagnosticCallback: Pointer = libxml2.addFunction((_data: Pointer, diagnostic: Pointer) => receiver?.(diagnostic), 'vii')

/** Fields of `xmlError`. Read while libxml2 is inside the callback; afterwards the text is gone. */
export const diagnosticCode = (diagnostic: Pointer): number => field(diagnostic, 4)
export const diagnosticNode = (diagnostic: Pointer): Pointer => field(diagnostic, 48)
/** Bounded: the text of a validation error repeats the whole value. */
export const diagnosticMessageStart = (diagnostic: Pointer): string => libxml2.UTF8ToString(field(diagnostic, 8), 4096)
export const readDiagnostic = (diagnostic: Pointer): Diagnostic => ({
  code: diagnosticCode(diagnostic),
  message: diagnosticMessageStart(diagnostic),
  line: field(diagnostic, 20),
  column: field(diagnostic, 40),
  node: diagnosticNode(diagnostic),
})

/** Runs `work`; whatever libxml2 reports meanwhile goes to `report`. */
export function withDiagnostics<T>(report: (diagnostic: Pointer) => void, work: () => T): T {
  const outer = receiver
  receiver = report
  try {
    return work()
  } finally {
    receiver = outer
  }
}

export class OutOfMemory extends Error {
  override name = 'OutOfMemory'
}

/** Lends `work` a NUL-terminated copy of `bytes` in libxml2's memory. @throws OutOfMemory */
export function withBytes<T>(bytes: Uint8Array, work: (pointer: Pointer) => T): T {
  const pointer = libxml2._malloc(bytes.length + 1)
  if (pointer === 0) throw new OutOfMemory(`No room for ${bytes.length} bytes`)
  libxml2.HEAPU8.set(bytes, pointer)
  libxml2.HEAPU8[pointer + bytes.length] = 0
  try {
    return work(pointer)
  } finally {
    libxml2._free(pointer)
  }
}

export const withText = <T>(value: string, work: (pointer: Pointer) => T): T => withBytes(Buffer.from(value), work)

/** Size of this thread's libxml2 memory. It grows with the largest document and never shrinks. */
export const libxml2MemoryBytes = (): number => libxml2.HEAPU8.length

const PARSE_NONET = 1 << 11
const PARSE_NOCDATA = 1 << 14
const PARSE_COMPACT = 1 << 16
const PARSE_HUGE = 1 << 19
const PARSE_BIG_LINES = 1 << 22
const PARSE_NO_XXE = 1 << 23
const PARSE_NO_SYS_CATALOG = 1 << 25
const PARSE_SKIP_IDS = 1 << 27

/**
 * Nothing is loaded from anywhere, entities are not replaced (a DOCTYPE is refused before parsing anyway).
 * HUGE: without it documents above 10 MB are refused. CDATA becomes text, as canonicalisation would make it.
 */
const PARSE_OPTIONS = PARSE_NONET | PARSE_NO_XXE | PARSE_NO_SYS_CATALOG | PARSE_SKIP_IDS | PARSE_NOCDATA | PARSE_COMPACT | PARSE_HUGE | PARSE_BIG_LINES

/** The document, or 0 when libxml2 gave up; diagnostics go to `report`. The caller frees the document. */
export function parse(bytes: Uint8Array, report: (diagnostic: Pointer) => void): Pointer {
  return withBytes(bytes, (buffer) => withText('UTF-8', (encoding) => withDiagnostics(report, () => {
    const context = libxml2._xmlNewParserCtxt()
    libxml2._xmlCtxtSetErrorHandler(context, diagnosticCallback, 0)
    const document = libxml2._xmlCtxtReadMemory(context, buffer, bytes.length, 0, encoding, PARSE_OPTIONS)
    libxml2._xmlFreeParserCtxt(context)
    return document
  })))
}

/**
 * The offsets above belong to one build of one version. Compared with what libxml2's own functions say about
 * a small document, so that an upgrade that moves a field stops at start and does not misread a message.
 */
function assertLayout(): void {
  const expect = (what: string, holds: boolean) => {
    if (!holds) throw new Error(`libxml2-wasm: unexpected memory layout (${what})`)
  }
  const document = parse(Buffer.from('<p:a xmlns:p="urn:p" k="v">x<!--c--><?i j?><b/></p:a>'), () => {})
  const root = libxml2._xmlDocGetRootElement(document)
  expect('document.children', firstChild(document) === root && parentOf(root) === document)
  expect('element', nodeType(root) === NODE.element && text(nodeName(root)) === 'a')
  const declaration = withText('p', (prefix) => libxml2._xmlSearchNs(document, root, prefix))
  expect('namespace', declaration !== 0 && namespaceOf(root) === declaration && firstDeclaration(root) === declaration && nextDeclaration(declaration) === 0)
  expect('declaration', uriOf(declaration) === 'urn:p' && prefixOf(declaration) === 'p')
  const attribute = withText('k', (name) => libxml2._xmlHasNsProp(root, name, 0))
  expect('attribute', attribute !== 0 && firstAttribute(root) === attribute && text(nodeName(attribute)) === 'k' && namespaceOf(attribute) === 0)
  expect('attribute value', text(contentOf(firstChild(attribute))) === 'v' && nextSibling(attribute) === 0)
  const children: Pointer[] = []
  for (let child = firstChild(root); child !== 0; child = nextSibling(child)) children.push(child)
  expect('children', children.map(nodeType).join() === [NODE.text, NODE.comment, NODE.processingInstruction, NODE.element].join())
  expect('text', text(contentOf(children[0]!)) === 'x' && parentOf(children[0]!) === root)
  expect('line', lineOf(root) === 1)
  expect('no namespace', namespaceOf(children[3]!) === 0)
  libxml2._xmlFreeDoc(document)

  const diagnostics: Diagnostic[] = []
  const none = parse(Buffer.from('<a>\n</b>'), (diagnostic) => diagnostics.push(readDiagnostic(diagnostic)))
  expect('diagnostic', none === 0 && diagnostics[0]?.code === 76 && diagnostics[0].line === 2 && diagnostics[0].message.includes('a'))
}

assertLayout()
