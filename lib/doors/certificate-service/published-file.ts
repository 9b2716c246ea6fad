import type { Authority } from '#lib/certificates/authority.ts'

export type PublishedFile = { contentType: string; bytes: Buffer }

/** What certificates point to: `/crl/<authority>.crl` (D-72) and `/ca/<authority>.cer`. */
export async function publishedFile(authority: Authority, path: string): Promise<PublishedFile | undefined> {
  const list = /^\/crl\/(\w+)\.crl$/.exec(path)?.[1]
  const certificate = /^\/ca\/(\w+)\.cer$/.exec(path)?.[1]
  const bytes = list ? await authority.revocationList(list) : certificate ? authority.authorityCertificate(certificate) : undefined
  return bytes && { contentType: list ? 'application/pkix-crl' : 'application/pkix-cert', bytes }
}
