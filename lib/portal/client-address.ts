/** Header in which our server tells pages who asks; what a client sends under this name counts for nothing. */
export const CLIENT_ADDRESS = 'x-client-address'

/**
 * Address of whoever asks. Each reverse proxy in front adds to X-Forwarded-For the address it was asked from; what stands
 * before those entries the client has written itself.
 * @param proxies how many reverse proxies of ours stand in front
 */
export function clientAddress({ remoteAddress, forwardedFor, proxies }: { remoteAddress: string; forwardedFor: string; proxies: number }): string {
  if (proxies === 0) return remoteAddress
  const passed = forwardedFor.split(',').map((one) => one.trim()).filter((one) => one !== '')
  return passed.at(-proxies) ?? remoteAddress
}
