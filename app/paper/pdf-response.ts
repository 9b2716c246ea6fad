/** A PDF to be opened in the browser, and kept under its name from there. */
export function pdfResponse(bytes: Uint8Array, name: string, { shared }: { shared: boolean }): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name.replace(/[^0-9A-Za-z._-]/g, '-')}"`, 'content-length': String(bytes.byteLength),
      'cache-control': shared ? 'public, max-age=3600' : 'private, no-store', 'x-content-type-options': 'nosniff',
    },
  })
}
