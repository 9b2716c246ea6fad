/** A few lines of a file, round one that matters. */
export type Excerpt = { lines: { number: number; text: string; clippedBefore: boolean; clippedAfter: boolean }[]; total: number }

const LINES_AROUND = 12
/** A file may be one line of megabytes: of each line so much is shown, round the place. */
const CHARACTERS_MAX = 600

/** @param line from 1 @param column from 1, in characters; where in a long line to look */
export function excerptOf(bytes: Uint8Array, line: number, column = 1): Excerpt {
  const starts = lineStarts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const total = starts.length
  const middle = Math.min(Math.max(1, line), total)
  const [first, last] = [Math.max(1, middle - LINES_AROUND), Math.min(total, middle + LINES_AROUND)]
  const lines = []
  for (let number = first; number <= last; number++) {
    const end = starts[number] ?? bytes.byteLength
    const text = Buffer.from(bytes.subarray(starts[number - 1]!, end)).toString('utf8').replace(/\r?\n$/, '')
    const from = number === middle && text.length > CHARACTERS_MAX ? Math.max(0, Math.min(column - 1 - CHARACTERS_MAX / 3, text.length - CHARACTERS_MAX)) : 0
    lines.push({ number, text: text.slice(from, from + CHARACTERS_MAX), clippedBefore: from > 0, clippedAfter: text.length > from + CHARACTERS_MAX })
  }
  return { lines, total }
}

function lineStarts(buffer: Buffer): number[] {
  const starts = [0]
  for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, at + 1)) if (at + 1 < buffer.length) starts.push(at + 1)
  return starts
}
