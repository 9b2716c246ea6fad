const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }

/** A file that anybody may have. */
export const fileResponse = (name: string, kind: keyof typeof types, content: string): Response => new Response(content, {
  headers: { 'content-type': types[kind], 'content-disposition': `attachment; filename="${name}.${kind}"`, 'cache-control': 'public, max-age=3600' },
})

/** `IdType.csv` → name and kind; undefined for what is no such file. */
export function fileNameOf(file: string): { name: string; kind: keyof typeof types } | undefined {
  const [, name, kind] = /^([A-Za-z-]{1,60})\.(csv|json)$/.exec(file) ?? []
  return name === undefined ? undefined : { name, kind: kind as keyof typeof types }
}
