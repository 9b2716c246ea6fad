import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { readLetter } from '#lib/portal/paper/end-paper-form.ts'
import { pdfResponse } from '../../../../../../paper/pdf-response.ts'
import { draftContext } from '../../../../../../report/draft-context.ts'
import { contextOf, sessionOfRequest } from '../../../../../../session/current.ts'
import { ifVisible } from '../../../../../../session/not-found.tsx'

const Params = z.object({ paperFormId: z.uuid() })

/** The letter about a rejected paper, as it was sent. */
export async function GET(_request: NextRequest, { params }: { params: Promise<unknown> }): Promise<Response> {
  const session = await sessionOfRequest({ active: true })
  const parsed = Params.safeParse(await params)
  const letter = session && parsed.success ? await ifVisible(readLetter(draftContext(contextOf(session)), parsed.data.paperFormId)) : undefined
  return letter ? pdfResponse(letter.pdf, `${letter.archiveReference}.pdf`, { shared: false }) : new Response(null, { status: 404 })
}
