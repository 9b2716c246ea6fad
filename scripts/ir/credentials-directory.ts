import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { SftpServer } from '#lib/channel/sftp/connect.ts'
import type { Signer } from '#lib/xml/sign.ts'
import { registerSftpAddress } from './register-url.ts'

/** What `ir credentials` has written. */
export type ClientCredentials = {
  signer: Signer
  /** Business ID in the certificate's common name. */
  businessId: string
  key: string
  certificate: string
  serverCa?: string
  answerCa: string
}

/** @throws with one line when the directory is not one of `ir credentials` */
export function readCredentials(directory: string): ClientCredentials {
  const read = (name: string): string => readFileSync(path.join(directory, name), 'utf8')
  for (const name of ['key.pem', 'cert.pem', 'answer-ca.pem']) {
    if (!existsSync(path.join(directory, name))) throw new Error(`${path.join(directory, name)} is missing: make credentials with ir credentials`)
  }
  const certificate = new X509Certificate(read('cert.pem'))
  return {
    signer: { key: createPrivateKey(read('key.pem')), certificate },
    businessId: /CN=(.+)/.exec(certificate.subject)?.[1] ?? '',
    key: read('key.pem'),
    certificate: read('cert.pem'),
    ...(existsSync(path.join(directory, 'server-ca.pem')) ? { serverCa: read('server-ca.pem') } : {}),
    answerCa: read('answer-ca.pem'),
  }
}

/** A certificate of an SFTP type opens no web services, and the other way round. */
export const areForSftp = (directory: string): boolean => existsSync(path.join(directory, 'user.txt'))

/** The SFTP door as these credentials know it. @throws with one line when they are not for SFTP */
export function readSftpServer(directory: string): SftpServer {
  const read = (name: string): string => readFileSync(path.join(directory, name), 'utf8')
  for (const name of ['user.txt', 'known_hosts']) {
    if (!existsSync(path.join(directory, name))) throw new Error(`${path.join(directory, name)} is missing: make credentials of a type that ends in -sftp`)
  }
  return { ...registerSftpAddress(), user: read('user.txt').trim(), key: read('key.pem'), knownHosts: read('known_hosts') }
}
