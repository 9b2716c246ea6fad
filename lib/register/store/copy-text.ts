/** One value as PostgreSQL's COPY reads it in text format: backslash, tab and line ends are escaped. */
export function copyText(value: string | number | boolean | Date | Buffer | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object') return value instanceof Date ? value.toISOString() : `\\\\x${value.toString('hex')}`
  return NEEDS_ESCAPE.test(value) ? value.replace(/[\\\t\n\r]/g, escape) : value
}

const NEEDS_ESCAPE = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escape = (character: string) => ESCAPES[character]!

/** Joins finished lines into chunks of about 64 kB, so that neither a huge string nor a million writes arise. */
export function* copyChunks(lines: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const line of lines) {
    chunk += line
    if (chunk.length > 65_536) {
      yield chunk
      chunk = ''
    }
  }
  if (chunk) yield chunk
}
