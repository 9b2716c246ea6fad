import { libxml2, OutOfMemory, type Pointer } from './libxml2.ts'
import type { XmlTree } from './tree.ts'

export type Canonicalisation = { exclusive: boolean; withComments: boolean }

export class CannotCanonicalise extends Error {
  override name = 'CannotCanonicalise'
}

/**
 * The whole document in canonical form 1.0, UTF-8.
 * @throws CannotCanonicalise never returns part of a document: a digest over nothing would fit every message
 */
export function canonicalise(tree: XmlTree, method: Canonicalisation): Buffer {
  const chunks: Buffer[] = []
  canonicaliseInto(tree.document, method, (chunk) => chunks.push(Buffer.from(chunk)))
  return Buffer.concat(chunks)
}

let sink: (chunk: Uint8Array) => void = () => {}
let written = 0

const write: Pointer = libxml2.addFunction((_context: Pointer, chunk: Pointer, length: number) => {
  sink(libxml2.HEAPU8.subarray(chunk, chunk + length))
  written += length
  return length
}, 'iiii')
const close: Pointer = libxml2.addFunction(() => 0, 'ii')

/**
 * Canonical bytes of a whole libxml2 document as they come, in pieces of about 4 kB. A piece is a view into
 * memory that is overwritten: use it or copy it at once. Subtrees have no way of their own here: libxml2 asks
 * about every node of the document for one, which takes longer than all the rest at 3,000 reports.
 */
export function canonicaliseInto(document: Pointer, { exclusive, withComments }: Canonicalisation, receive: (chunk: Uint8Array) => void): void {
  const buffer = libxml2._xmlOutputBufferCreateIO(write, close, 0, 0)
  if (buffer === 0) throw new OutOfMemory('No room for the canonical form')
  sink = receive
  written = 0
  const executed = libxml2._xmlC14NExecute(document, 0, 0, exclusive ? 1 : 0, 0, withComments ? 1 : 0, buffer)
  const flushed = libxml2._xmlOutputBufferClose(buffer)
  if (executed < 0 || flushed < 0 || written === 0) throw new CannotCanonicalise('libxml2 could not canonicalise the document')
}
