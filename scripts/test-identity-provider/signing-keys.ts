import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { JWKS } from 'oidc-provider'
import { z } from 'zod'

const Keys = z.object({ jwks: z.object({ keys: z.array(z.record(z.string(), z.string())).min(1) }), cookies: z.array(z.string().min(32)).min(1) })

/** Made once and kept, so that logins survive a restart of the provider. */
export function signingKeys(dataDirectory: string): { jwks: JWKS; cookies: string[] } {
  const file = path.join(dataDirectory, 'identity-provider.json')
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const keys = { jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') }] }, cookies: [randomBytes(32).toString('hex')] }
    mkdirSync(dataDirectory, { recursive: true })
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  }
  return Keys.parse(JSON.parse(readFileSync(file, 'utf8'))) as { jwks: JWKS; cookies: string[] }
}
