import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { errors, type Provider } from 'oidc-provider'
import type { Log } from '#lib/platform/log.ts'
import type { Accounts } from './accounts.ts'
import { choicePage, languages, problemPage, type Language } from './pages.ts'

const FORM_BYTES_MAX = 4096

const fontFile = createRequire(import.meta.url).resolve('@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2')
const files: Record<string, { type: string; content: Buffer }> = {
  '/page.css': { type: 'text/css; charset=utf-8', content: readFileSync(path.join(import.meta.dirname, 'page.css')) },
  '/page.js': { type: 'text/javascript; charset=utf-8', content: readFileSync(path.join(import.meta.dirname, 'page.js')) },
  '/source-sans-3.woff2': { type: 'font/woff2', content: readFileSync(fontFile) },
}

/** The provider's own endpoints, and the pages on which a person says who they are. */
export function createIdentityServer({ provider, accounts, portal, log }: { provider: Provider; accounts: Accounts; portal: string; log: Log }): Server {
  const oidc = provider.callback()
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    response.setHeader('content-security-policy', `default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; form-action 'self' ${portal}; frame-ancestors 'none'; base-uri 'none'`)
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('referrer-policy', 'no-referrer')
    const file = files[pathname]
    if (file) return response.writeHead(200, { 'content-type': file.type, 'cache-control': 'public, max-age=3600' }).end(file.content)
    const uid = /^\/interaction\/([\w-]+)$/.exec(pathname)?.[1]
    if (uid === undefined) return void oidc(request, response)
    interact(request, response, uid, searchParams.get('language')).catch((error: unknown) => {
      if (!(error instanceof errors.SessionNotFound)) log.error({ err: error }, 'interaction failed')
      html(response, error instanceof errors.SessionNotFound ? 400 : 500, problemPage(languageOf(request), portal))
    })
  })

  async function interact(request: IncomingMessage, response: ServerResponse, uid: string, asked: string | null): Promise<void> {
    const { params } = await provider.interactionDetails(request, response)
    const language = languages.find((one) => one === asked) ?? languages.find((one) => String(params['ui_locales'] ?? '').split(' ').includes(one)) ?? languageOf(request)
    if (request.method !== 'POST') return html(response, 200, choicePage(language, uid))
    const form = await readForm(request)
    if (form.has('cancel')) return provider.interactionFinished(request, response, { error: 'access_denied' }, { mergeWithLastSubmission: false })
    const typed = form.get('code') ?? ''
    const account = accounts.withCode(typed)
    if (typeof account === 'string') return html(response, 200, choicePage(language, uid, { mistake: account, typed }))
    return provider.interactionFinished(request, response, { login: { accountId: account.id } }, { mergeWithLastSubmission: false })
  }
}

/** The portal keeps the person's language in a cookie of the same host. */
export function languageOf(request: { headers: { cookie?: string | undefined } }): Language {
  const chosen = /(?:^|; )language=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
  return languages.find((one) => one === chosen) ?? 'fi'
}

function html(response: ServerResponse, status: number, content: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(content)
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > FORM_BYTES_MAX) throw new errors.SessionNotFound('The form is too large')
  }
  return new URLSearchParams(text)
}
