import { isIPv6 } from 'node:net'

/** What limits count by: an IPv4 address, or the /64 network of an IPv6 one, since who has one address of it has 2^64. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.split('%')[0]!.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  const after = tail.split(':').filter((group) => group !== '')
  if (address.includes('::')) groups.push(...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0'))
  return `${groups.slice(0, 4).join(':')}::/64`
}
