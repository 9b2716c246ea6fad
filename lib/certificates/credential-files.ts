import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { Authority } from './authority.ts'
import { certificatesPem } from './pem.ts'

/** What a client needs beside its key, by file name; all PEM. */
export type CredentialFiles = {
  'cert.pem': string
  /** Issuing authority, intermediate, root. */
  'chain.pem': string
  /** The root that the TLS certificates of the doors lead to. */
  'server-ca.pem': string
  /** The authority that issues the signer of the register's answers, then its own issuers. */
  'answer-ca.pem': string
}

export const credentialFiles = (authority: Authority, type: CertificateType, certificate: Buffer): CredentialFiles => ({
  'cert.pem': certificatesPem([certificate]),
  'chain.pem': certificatesPem(authority.chainOf(type)),
  'server-ca.pem': certificatesPem(authority.chainOf('server').slice(-1)),
  'answer-ca.pem': certificatesPem(authority.chainOf('services')),
})

/** Writes each file whole or not at all; a private key for its owner's eyes only. */
export function writeCredentials(directory: string, files: Record<string, string>): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  for (const [name, text] of Object.entries(files)) {
    const draft = path.join(directory, `.${name}.${process.pid}`)
    writeFileSync(draft, text, { mode: name === 'key.pem' ? 0o600 : 0o644 })
    renameSync(draft, path.join(directory, name))
  }
}
