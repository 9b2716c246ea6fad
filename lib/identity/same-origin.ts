/**
 * Did one of our own pages send this? Asked by every route handler that changes something; cookies alone travel with
 * requests from anywhere on the same site. Browsers send Sec-Fetch-Site; older ones at least Origin on POST.
 */
export function isFromOwnPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  if (origin === null || host === null) return false
  return URL.canParse(origin) && new URL(origin).host === host
}
