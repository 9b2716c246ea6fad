import type { Authority } from '#lib/certificates/authority.ts'
import { publishedFile } from '../certificate-service/published-file.ts'
import type { ControlRoute } from './control-route.ts'

/** `GET /crl/<authority>.crl`, `GET /ca/<authority>.cer`: also here, so that a test needs one address only. */
export const publishedFilesRoute = (authority: Authority): ControlRoute => ({
  method: 'GET',
  path: /^(?<path>\/(?:crl|ca)\/.+)$/,
  inProduction: false,
  async handle({ groups }) {
    const file = await publishedFile(authority, groups.path!)
    return file ? { status: 200, ...file } : { status: 404, json: { error: 'not-found' } }
  },
})
