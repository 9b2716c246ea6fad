import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { getLocale } from 'next-intl/server'
import { sessionCookieOf, sessionIdOf } from '#lib/identity/login.ts'
import { resumeSession, type LiveSession } from '#lib/identity/sessions.ts'
import type { ReportsContext } from '#lib/portal/reports/reports-context.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'

/** The live session of this request, asked for once however many parts of the page need it. */
export const currentSession = cache((): Promise<LiveSession | undefined> => sessionOfRequest({ active: true }))

/** @param active whether the request is something the person did */
export async function sessionOfRequest({ active }: { active: boolean }): Promise<LiveSession | undefined> {
  const runtime = portalRuntime()
  const cookie = (await cookies()).get(sessionCookieOf(runtime.addresses.portal).name)?.value
  const sessionId = await sessionIdOf(cookie, runtime.sessionSecret)
  return sessionId === undefined ? undefined : resumeSession(runtime, sessionId, { active })
}

export function contextOf({ actor }: LiveSession): ReportsContext {
  const { db, clock, mandates, uploadsDirectory, configuration, register, box, ownCertificateOnly } = portalRuntime()
  return { db, clock, actor, mandates, register, box, uploadsDirectory, uploadBytesMax: configuration.UPLOAD_BYTES_MAX, ownCertificateOnly }
}

/** For pages and actions: whoever is not logged in goes to log in, and comes back here afterwards. */
export async function portalContext(): Promise<ReportsContext> {
  const session = await currentSession()
  if (session) return contextOf(session)
  const here = (await headers()).get('x-portal-path') ?? ''
  redirect(`/${await getLocale()}/login${here ? `?next=${encodeURIComponent(here)}` : ''}`)
}
