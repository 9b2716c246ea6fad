/** A file of somebody's affairs: saved, never shown by the browser, kept by nobody on the way. */
export function downloadResponse(fileName: string, type: 'application/xml' | 'text/csv; charset=utf-8', body: Uint8Array | AsyncIterable<string>): Response {
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`, 'cache-control': 'private, no-store' }
  if (body instanceof Uint8Array) return new Response(new Uint8Array(body), { headers: { ...headers, 'content-length': String(body.byteLength) } })
  return new Response(streamOf(body), { headers })
}

/** Made as fast as it is taken; nothing more is made when the person gives up. */
function streamOf(body: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const [pieces, encoder] = [body[Symbol.asyncIterator](), new TextEncoder()]
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() { await pieces.return?.() },
  })
}
