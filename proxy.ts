/** Runs before every page (not before files and route handlers): its language, and its Content Security Policy. */
import createMiddleware from 'next-intl/middleware'
import { NextRequest, type NextResponse } from 'next/server'
import { routing } from '#components/i18n/routing.ts'
import { pagePolicy } from '#lib/platform/page-policy.ts'
import { addressesOf } from '#lib/portal/addresses.ts'
import { readConfiguration } from '#lib/platform/configuration.ts'

const localized = createMiddleware(routing)
const { issuer } = addressesOf(readConfiguration())

export default function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = pagePolicy({ nonce, identityProvider: new URL(issuer).origin, dev: process.env.NODE_ENV === 'development' })
  // What a client sends under these names counts for nothing: they are set here.
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-portal-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = localized(new NextRequest(request, { headers }))
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = { matcher: ['/((?!api/|_next/|.*\\.[a-z0-9]+$).*)'] }
