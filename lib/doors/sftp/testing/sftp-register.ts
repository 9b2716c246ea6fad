/** A register with its SFTP door, and accounts on it with their keys in files, as client programs want them. */
import { createHash, type KeyObject, type X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { knownHosts } from '#lib/certificates/ssh-key.ts'
import { freePort } from '#lib/platform/embedded-postgres.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import { issuedCertificate } from '../../testing/issued-certificate.ts'
import { startTestRegister, type TestRegister } from '../../testing/test-register.ts'
import { accountDirectories, type AccountDirectories } from '../files/account-directories.ts'

export type SftpAccount = {
  user: string
  businessId: string
  key: KeyObject
  certificate: X509Certificate
  pem: { key: string; certificate: string }
  certificateId: number
  /** Of the private key (PEM), and of known_hosts. */
  files: { key: string; knownHosts: string }
  /** Where the account's files lie on the server's disk. */
  disk: AccountDirectories
  port: number
}

export type SftpRegister = TestRegister & {
  sftpPort: number
  /** One line of known_hosts. */
  hostKeyLine: string
  account(options: { businessId: string; type?: CertificateType; deploy?: boolean; onBehalf?: boolean }): Promise<SftpAccount>
}

export async function startSftpRegister(settings: Record<string, string> = {}): Promise<SftpRegister> {
  const sftpPort = await freePort()
  const register = await startTestRegister({ SFTP_PORT: String(sftpPort), SFTP_CONNECTIONS_PER_MINUTE_MAX: '6000', ...settings })
  const directory = mkdtempSync(path.join(tmpdir(), 'ir-sftp-'))
  const hostKeyLine = knownHosts(await register.authority.sftpHostKey(), ['localhost', '127.0.0.1'], sftpPort)
  const knownHostsFile = path.join(directory, 'known_hosts')
  writeFileSync(knownHostsFile, hostKeyLine)
  let accounts = 0
  return {
    ...register, sftpPort, hostKeyLine,
    async account({ businessId, type = 'wage-sftp', deploy = true, onBehalf = true }) {
      const issued = await issuedCertificate({ db: register.db, authority: register.authority, businessId, type, deploy, onBehalf })
      const print = createHash('sha256').update(issued.certificate.raw).digest()
      const [row] = await register.db.query<{ id: number; account: string | null }>('SELECT id, account FROM certificate WHERE fingerprint = $1', [print])
      const own = path.join(directory, String(accounts++))
      mkdirSync(own)
      const keyFile = path.join(own, 'key.pem')
      // The form that every client program reads.
      writeFileSync(keyFile, issued.key.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 })
      const user = row!.account ?? `ir${businessId.replace('-', '')}01`
      return {
        ...issued, user, businessId, certificateId: row!.id, port: sftpPort,
        files: { key: keyFile, knownHosts: knownHostsFile },
        disk: accountDirectories(path.join(register.environment.DATA_DIR!, 'sftp'), user),
      }
    },
    async close() {
      await register.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
