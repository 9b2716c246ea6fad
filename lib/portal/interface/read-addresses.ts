import { services } from '#schemas/services.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { Addresses } from '../addresses.ts'
import { inTime } from '../in-time.ts'
import { registerFailure } from '../register-failure.ts'
import type { RegisterOperations } from '../register-operations.ts'

/** What the register says of itself; otherwise why it is silent. */
type OfRegister = {
  hostKey: {
    bits: number
    /** `SHA256:…`, as `ssh` asks and `ssh-keygen -l` shows */
    openSsh: string
    /** `IN SSHFP 1 2 …`, as `ssh-keygen -r` writes (RFC 4255, 6594) */
    sshfp: string
    knownHosts: string
  }
  authorities: EserviceResponse<'read-addresses'>['authorities']
}

export type InstallationAddresses = {
  services: { name: string; url: string; wsdl: string }[]
  certificateService: { url: string; wsdl: string } | undefined
  sftp: Addresses['registerSftp']
  portal: string
  health: string
  register: OfRegister | 'unavailable' | 'not-offered'
}

const WAIT_MS_MAX = 3_000

/** Every address of this installation. None of it is anybody's secret. */
export async function readAddresses({ register, addresses }: { register: RegisterOperations; addresses: Addresses }): Promise<InstallationAddresses> {
  const { registerWs, registerPki, registerSftp, portal } = addresses
  return {
    services: services.map(({ name }) => ({ name, url: `${registerWs}/${name}.svc`, wsdl: `${registerWs}/${name}.svc?wsdl` })),
    certificateService: registerPki === undefined ? undefined : { url: registerPki, wsdl: `${registerPki}?wsdl` },
    sftp: registerSftp, portal, health: `${portal}/api/health`,
    register: await askRegister(register, registerSftp.host),
  }
}

async function askRegister(register: RegisterOperations, host: string): Promise<InstallationAddresses['register']> {
  const answer = register.call('read-addresses', {}).then(({ sftp: { hostKey, knownHosts }, authorities }) => ({
    authorities,
    hostKey: {
      bits: hostKey.bits, knownHosts: knownHosts.trim(), openSsh: `SHA256:${hostKey.sha256}`,
      sshfp: `${host}. IN SSHFP 1 2 ${Buffer.from(hostKey.sha256, 'base64').toString('hex')}`,
    },
  }), (error: unknown) => {
    const failure = registerFailure(error)
    if (failure) return failure
    throw error
  })
  return inTime(answer, WAIT_MS_MAX, 'unavailable')
}
