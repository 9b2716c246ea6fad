import { EserviceUnavailable, openEserviceChannel, type EserviceChannel } from '#lib/channel/e-service/e-service-channel.ts'
import { openedWithCredentials } from './eservice-credentials.ts'

/** Applications, orders and certificates at our own register; see lib/channel/e-service. */
export type RegisterOperations = EserviceChannel

/** @param registerWs base address of the register's web services */
export function openRegisterOperations({ registerWs, ...credentials }: { registerWs: string; directory: string; answerCaFile?: string | undefined }): RegisterOperations {
  const { origin } = new URL(registerWs)
  const channel = openedWithCredentials(credentials, ({ key, certificate, chain, serverCa }) =>
    openEserviceChannel({ url: origin, key, certificate: certificate + chain, ...(serverCa !== undefined && { serverCa }) }))
  return {
    async call(name, parameters) {
      const open = await channel.current().catch((error: unknown) => { throw new EserviceUnavailable(`no credentials of the e-service: ${(error as Error).message}`) })
      return open.call(name, parameters)
    },
    close: () => channel.close(),
  }
}
