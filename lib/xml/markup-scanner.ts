/**
 * Where tags and text stand in the bytes of a document that libxml2 has found well-formed. For line numbers and
 * for rules about raw text only: values are always read from the verified tree. On other bytes it reports
 * nonsense but ends.
 */
export type MarkupHandler = {
  /** @param open offset of `<`  @param nameEnd offset after the name, prefix included */
  start?(open: number, nameEnd: number): void
  /** Also called for an empty-element tag, with the offset of its `<`. Return false to stop. */
  end?(open: number): boolean | void
  /** Text as written, entities unresolved; a CDATA section is one piece. */
  text?(from: number, to: number): void
}

const [LESS, GREATER, SLASH, BANG, QUESTION, QUOTE, APOSTROPHE, BLANK, COLON] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f, 0x22, 0x27, 0x20, 0x3a]

export function scanMarkup(bytes: Buffer, handler: MarkupHandler): void {
  const { length } = bytes
  const after = (found: number, size: number) => (found < 0 ? length : found + size)
  for (let at = 0; at < length;) {
    let open = at
    while (open < length && bytes[open] !== LESS) open++
    if (open > at) handler.text?.(at, open)
    if (open >= length) return

    switch (bytes[open + 1]) {
      case BANG:
        if (bytes[open + 2] === 0x2d /* - */) at = after(bytes.indexOf('-->', open + 4), 3)
        else if (bytes[open + 2] === 0x5b /* [ */) {
          at = after(bytes.indexOf(']]>', open + 9), 3)
          handler.text?.(open + 9, at - 3)
        } else return
        break
      case QUESTION:
        at = after(bytes.indexOf('?>', open + 2), 2)
        break
      case SLASH:
        if (handler.end?.(open) === false) return
        at = after(bytes.indexOf(GREATER, open), 1)
        break
      default: {
        const nameEnd = endOfName(bytes, open + 1)
        const close = endOfTag(bytes, nameEnd)
        handler.start?.(open, nameEnd)
        if (bytes[close - 1] === SLASH && handler.end?.(open) === false) return
        at = close + 1
      }
    }
  }
}

function endOfName(bytes: Buffer, from: number): number {
  let at = from
  for (let byte = bytes[at]; byte !== undefined && byte > BLANK && byte !== GREATER && byte !== SLASH;) byte = bytes[++at]
  return at
}

/** Offset of the `>` that ends a tag; one in an attribute value does not. */
function endOfTag(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === GREATER) return at
    if (byte === QUOTE || byte === APOSTROPHE) {
      at = bytes.indexOf(byte, at + 1)
      if (at < 0) return bytes.length
    }
  }
  return bytes.length
}

/** Whether the name from `from` to `to`, its prefix left out, is `local`. */
export function localNameIs(bytes: Buffer, from: number, to: number, local: Buffer): boolean {
  const start = to - local.length
  if (start < from || (start > from && bytes[start - 1] !== COLON)) return false
  for (let at = 0; at < local.length; at++) if (bytes[start + at] !== local[at]) return false
  return true
}

/** The same bytes as a Buffer, not copied. */
export const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** 1-based; columns count characters. */
export type Location = { line: number; column: number }

/** Turns ascending offsets into locations, looking at each byte once. */
export function lineCounter(buffer: Buffer): (offset: number) => Location {
  let [line, column, counted] = [1, 1, 0]
  return (offset) => {
    for (; counted < offset; counted++) {
      const byte = buffer[counted]!
      if (byte === 0x0a) {
        line++
        column = 1
      } else if ((byte & 0xc0) !== 0x80) column++ // not the middle of a UTF-8 character
    }
    return { line, column }
  }
}
