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
/** The shortest element, `<a/>`. */
const BYTES_PER_MARK_MIN = 4

/**
 * Bounds the memory a document takes: libxml2 needs about 70 bytes for each element, text and attribute, so that
 * 100 MB of `<a/>` would fill its 2 GB. Counted before parsing, and only in documents large enough to matter.
 */
export function checkDensity(bytes: Uint8Array): XmlError | undefined {
  if (bytes.length < MARKS_MAX * BYTES_PER_MARK_MIN) return undefined
  let marks = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === 0x3c /* < */ || byte === 0x3d /* = */) marks++
  }
  return marks > MARKS_MAX ? { ruleId: 'PR-139', line: 1, message: 'The document has more elements and attributes than any message of its size' } : undefined
}
