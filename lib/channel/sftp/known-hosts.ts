/** Host keys as OpenSSH keeps them: the lines that `ir credentials` writes and `ssh-keyscan` prints. */

/**
 * @param text content of a known_hosts file
 * @returns public keys (SSH form) that a server at this address may show; lines with marks or hashed names are not for us
 */
export function knownHostKeys(text: string, { host, port }: { host: string; port: number }): Buffer[] {
  const wanted = port === 22 ? host : `[${host}]:${port}`
  return text.split('\n').flatMap((line) => {
    const [names = '', , key] = line.trim().split(/\s+/)
    return key !== undefined && names.split(',').includes(wanted) ? [Buffer.from(key, 'base64')] : []
  })
}
