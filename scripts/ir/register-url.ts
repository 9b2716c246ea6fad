import { readConfiguration } from '#lib/platform/configuration.ts'
import { INTERFACE_VERSION } from '#schemas/services.ts'

/** Base address of the web services: REGISTER_WS_URL, or the register that runs on this machine. */
export function registerUrl(): string {
  const { REGISTER_WS_URL, WS_PORT } = readConfiguration()
  return REGISTER_WS_URL ?? `https://localhost:${WS_PORT}/${INTERFACE_VERSION}`
}

/** The SFTP door: REGISTER_SFTP_HOST (`host` or `host:port`), or that of the register that runs on this machine. */
export function registerSftpAddress(): { host: string; port: number } {
  const { REGISTER_SFTP_HOST, SFTP_PORT } = readConfiguration()
  if (REGISTER_SFTP_HOST === undefined) return { host: 'localhost', port: SFTP_PORT }
  const [host = '', port = '22'] = REGISTER_SFTP_HOST.split(':')
  return { host, port: Number(port) }
}
