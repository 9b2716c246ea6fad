import { readConfiguration } from '#lib/platform/configuration.ts'
import { INTERFACE_VERSION } from '#schemas/services.ts'

/** Base address of the web services: REGISTER_WS_URL, or the register that runs on this machine. */
export function registerUrl(): string {
  const { REGISTER_WS_URL, WS_PORT } = readConfiguration()
  return REGISTER_WS_URL ?? `https://localhost:${WS_PORT}/${INTERFACE_VERSION}`
}
