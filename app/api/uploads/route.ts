import type { NextRequest } from 'next/server'
import { isFromOwnPage } from '#lib/identity/same-origin.ts'
import { receiveUpload, type Received } from '#lib/portal/uploads/receive-upload.ts'
import { contextOf, sessionOfRequest } from '../../session/current.ts'

const statuses: Record<Exclude<Received, { received: true }>['reason'], number> = { 'too-large': 413, 'empty': 400, 'too-many': 429, 'no-space': 507, 'broken-off': 400 }

/** One file as the body of the request, its name in `x-file-name` (percent-encoded). Streamed; never in memory as a whole. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isFromOwnPage(request.headers)) return new Response(null, { status: 403 })
  const session = await sessionOfRequest({ active: true })
  if (!session) return Response.json({ received: false, reason: 'logged-out' }, { status: 401 })
  const received = await receiveUpload(contextOf(session), { name: fileName(request.headers.get('x-file-name')), byteLength: announced(request.headers.get('content-length')), body: request.body ?? noBytes() })
  return Response.json(received, { status: received.received ? 201 : statuses[received.reason] })
}

function fileName(encoded: string | null): string {
  try {
    return decodeURIComponent(encoded ?? '')
  } catch {
    return ''
  }
}

const announced = (length: string | null): number | undefined => (length !== null && /^\d{1,15}$/.test(length) ? Number(length) : undefined)

async function* noBytes(): AsyncGenerator<Uint8Array> {}
