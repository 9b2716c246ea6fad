import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { currentLoginOptions } from '../../../session/login-options.ts'

type RouteContext = { params: Promise<{ nextauth: string[] }> }

/** Only the way back from the identity provider: login and logout start at routes of our own. */
export async function GET(request: NextRequest, context: RouteContext): Promise<Response> {
  const { nextauth } = await context.params
  // Where next-auth sends those whose login failed: our own page says so, in their language.
  if (nextauth[0] === 'error' || nextauth[0] === 'signin') return Response.redirect(`${portalRuntime().addresses.portal}/login?ended=failed`, 303)
  if (nextauth[0] !== 'callback') return new Response(null, { status: 404 })
  return NextAuth(currentLoginOptions())(request, context)
}
