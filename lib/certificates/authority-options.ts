import { hostname } from 'node:os'
import type { Configuration } from '#lib/platform/configuration.ts'
import { readMasterKey } from '#lib/platform/read-master-key.ts'
import type { AuthorityOptions } from './authority.ts'

/** The options that the configuration gives. @throws ConfigurationError in production without a master key */
export const authorityOptions = (configuration: Configuration): Omit<AuthorityOptions, 'db' | 'clock'> => ({
  environment: configuration.IR_ENVIRONMENT,
  masterKey: readMasterKey(configuration),
  publishedAt: (configuration.CRL_URL ?? `http://localhost:${configuration.CRL_PORT}`).replace(/\/+$/, ''),
  serverNames: [...new Set(['localhost', '127.0.0.1', '::1', hostname(), ...configuration.SERVER_NAMES])],
})
