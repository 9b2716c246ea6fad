import type { XmlError } from './errors.ts'

/** White space, name, version 1.0, then an optional encoding: what a declaration may begin with. */
const DECLARATION = /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)'))?[ \t\r\n]*(?:standalone|\?>)/
const DECLARATION_BYTES_MAX = 1024

/**
 * The declared encoding (PR-120), and the absence of a DOCTYPE (PR-139), before libxml2 sees a byte: it would
 * ignore the first and work through the entities of the second. A DOCTYPE can only stand before the root, among
 * comments and processing instructions; anything else there is left for the parser to reject.
 */
export function checkProlog(bytes: Uint8Array): XmlError | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (/^<\?xml[ \t\r\n]/.test(buffer.toString('latin1', 0, 6))) {
    const declaration = DECLARATION.exec(buffer.toString('latin1', 0, DECLARATION_BYTES_MAX))
    if (!declaration) return { ruleId: 'PR-139', line: 1, column: 1, message: 'The XML declaration is malformed or asks for another version than 1.0' }
    const encoding = declaration[1] ?? declaration[2]
    if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') {
      return { ruleId: 'PR-120', line: 1, column: 1, message: 'The XML declaration names another encoding than UTF-8' }
    }
  }
  return checkNoDoctype(buffer)
}

function checkNoDoctype(buffer: Buffer): XmlError | undefined {
  for (let at = 0; at < buffer.length;) {
    const open = buffer.indexOf('<', at)
    if (open < 0) return undefined
    if (startsWith(buffer, open, '<!DOCTYPE')) {
      return { ruleId: 'PR-139', line: lineAt(buffer, open), message: 'A document type declaration (DOCTYPE) is not accepted' }
    }
    const end = startsWith(buffer, open, '<!--') ? '-->' : startsWith(buffer, open, '<?') ? '?>' : undefined
    if (end === undefined) return undefined
    const closed = buffer.indexOf(end, open + (end === '-->' ? 4 : 2))
    if (closed < 0) return undefined
    at = closed + end.length
  }
  return undefined
}

const startsWith = (buffer: Buffer, at: number, what: string): boolean => buffer.toString('latin1', at, at + what.length) === what

function lineAt(buffer: Buffer, end: number): number {
  let line = 1
  for (let at = buffer.indexOf(10); at >= 0 && at < end; at = buffer.indexOf(10, at + 1)) line++
  return line
}

/** Enough for 100 MB of unindented reports, where a mark of structure comes every 14 bytes. */
const MARKS_MAX = 8_000_000
/** Share of four-byte words with a mark in it. The densest messages (lists of identifiers) have 0.5, `<a/><a/>` has 1. */
const DENSITY_MAX = 0.65
/** Smaller documents cannot do harm. */
const DENSITY_BYTES_MIN = 1_000_000

/**
 * Bounds the memory and time a document takes: libxml2 needs about 70 bytes for each element, text and attribute,
 * so that 100 MB of `<a/>` would fill its 2 GB. Marks are the `<` of tags and the `=` of attributes, at most one
 * counted in four bytes, which makes the count several times faster than looking at every byte.
 */
export function checkDensity(bytes: Uint8Array): XmlError | undefined {
  if (bytes.length < DENSITY_BYTES_MIN) return undefined
  const unaligned = (4 - (bytes.byteOffset % 4)) % 4
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + unaligned, (bytes.length - unaligned) >>> 2)
  let marks = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (hasZeroByte(word ^ 0x3c3c3c3c /* <<<< */) || hasZeroByte(word ^ 0x3d3d3d3d /* ==== */)) marks++
  }
  return marks > MARKS_MAX || marks > words.length * DENSITY_MAX
    ? { ruleId: 'PR-139', line: 1, message: 'The document has more elements and attributes than any message of its size' }
    : undefined
}

/** Bit trick: subtracting 1 from every byte borrows into the top bit only where the byte was 0. */
const hasZeroByte = (word: number): boolean => ((word - 0x01010101) & ~word & 0x80808080) !== 0
