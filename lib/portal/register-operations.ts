import { EserviceNotOffered, EserviceUnavailable, openEserviceChannel, type EserviceChannel } from '#lib/channel/e-service/e-service-channel.ts'
import { openedWith, readEserviceCredentials, type CredentialsPlace } from './eservice-credentials.ts'

/** Applications, orders and certificates at our own register; see lib/channel/e-service. */
export type RegisterOperations = EserviceChannel

/** @param registerWs base address of the register's web services @param ownCertificateOnly the register does not know an e-service certificate of ours */
export function openRegisterOperations({ registerWs, ownCertificateOnly = false, ...place }: { registerWs: string; ownCertificateOnly?: boolean } & CredentialsPlace): RegisterOperations {
  const { origin } = new URL(registerWs)
  const channel = openedWith(() => readEserviceCredentials(place), ({ key, certificate, chain, serverCa }) =>
    openEserviceChannel({ url: origin, key, certificate: certificate + chain, ...(serverCa !== undefined && { serverCa }) }))
  return {
    async call(name, parameters) {
      if (ownCertificateOnly) throw new EserviceNotOffered('the register does not know an e-service certificate of ours')
      const open = await channel.current().catch((error: unknown) => { throw new EserviceUnavailable(`no credentials of the e-service: ${(error as Error).message}`) })
      return open.call(name, parameters)
    },
    close: () => channel.close(),
  }
}
