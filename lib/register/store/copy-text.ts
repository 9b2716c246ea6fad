/** Values as PostgreSQL's COPY reads them in text format. */

/** Backslash, tab and line ends are escaped; everything else stands for itself. */
export function copyText(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return String(value)
  return NEEDS_ESCAPE.test(value) ? value.replace(/[\\\t\n\r]/g, escape) : value
}

/** jsonb: JSON.stringify writes control characters as \n, \t …, so only its backslashes are escaped. A NUL cannot be stored, nor be in XML. */
export function copyJson(value: unknown): string {
  const json = JSON.stringify(value)
  return json.includes('\\') ? json.replaceAll('\\', '\\\\') : json
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
