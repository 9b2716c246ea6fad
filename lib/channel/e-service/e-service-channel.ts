/**
 * Client of the register's e-service operations (D-54): only at a register that knows our certificate as its
 * e-service's. The official one has no such door.
 */
import { Agent, request } from 'undici'
import { ESERVICE_PATH, eserviceOperations, type EserviceOperation, type EserviceRequest, type EserviceResponse } from '#schemas/eservice-operations.ts'

export type EserviceChannelOptions = {
  /** Origin of the web service door, `https://host:port` */
  url: string
  /** PEM of the e-service's key and certificate */
  key: string
  certificate: string
  serverCa?: string
}

/** The register cannot be reached, or failed: whether it did what was asked is not known. */
export class EserviceUnavailable extends Error {
  readonly code = 'ESERVICE_UNAVAILABLE'
}
/** This register does not let us: it is another one's, or the certificate is no longer its e-service's. */
export class EserviceNotOffered extends Error {
  readonly code = 'ESERVICE_NOT_OFFERED'
}

export type EserviceChannel = {
  /**
   * One operation. Refusals are part of its response.
   * @throws EserviceUnavailable, EserviceNotOffered
   */
  call<Name extends EserviceOperation>(name: Name, parameters: EserviceRequest<Name>): Promise<EserviceResponse<Name>>
  close(): Promise<void>
}

const ANSWER_MS_MAX = 30_000
const CONNECT_MS_MAX = 10_000
const ANSWER_BYTES_MAX = 16 * 1_048_576

export function openEserviceChannel({ url, key, certificate, serverCa }: EserviceChannelOptions): EserviceChannel {
  const agent = new Agent({
    connect: { key, cert: certificate, ...(serverCa === undefined ? {} : { ca: serverCa }), minVersion: 'TLSv1.2', timeout: CONNECT_MS_MAX },
    headersTimeout: ANSWER_MS_MAX, bodyTimeout: ANSWER_MS_MAX, maxResponseSize: ANSWER_BYTES_MAX, keepAliveTimeout: 30_000,
  })
  return {
    async call(name, parameters) {
      let status: number
      let json: unknown
      try {
        const response = await request(new URL(`${ESERVICE_PATH}${name}`, url), {
          method: 'POST', dispatcher: agent, headers: { 'content-type': 'application/json' }, body: JSON.stringify(parameters),
        })
        status = response.statusCode
        json = await response.body.json()
      } catch (error) {
        throw new EserviceUnavailable(error instanceof Error ? error.message : String(error))
      }
      if (status === 404) throw new EserviceNotOffered('the register does not offer e-service operations with this certificate')
      if (status !== 200) throw new EserviceUnavailable(`HTTP ${status}`)
      const parsed = eserviceOperations[name].response.safeParse(json)
      if (!parsed.success) throw new EserviceUnavailable('the answer is not of the agreed form')
      return parsed.data as EserviceResponse<typeof name>
    },
    close: () => agent.close(),
  }
}
