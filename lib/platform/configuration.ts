/**
 * All configuration, parsed once. Every variable of every process is here; nothing else reads the environment.
 * What parses is complete and consistent: impossible combinations are refused with one line per mistake.
 */
import path from 'node:path'
import { z } from 'zod'

const Port = z.coerce.number().int().min(0).max(65535)
const MEBIBYTE = 1_048_576

/**
 * What only others know (business and population registers, pension policies, code lists): `none`, judged by form alone;
 * `sandbox`, where all but a few published examples exist; or a directory of lists (docs/guides/outside-registers.md).
 */
const OutsideRegisters = z.string().min(1).transform((where) => (where === 'none' || where === 'sandbox' ? where : { directory: path.resolve(where) }))

const Common = z.object({
  DATA_DIR: z.string().min(1).default('.data').transform((directory) => path.resolve(directory)),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Language of ErrorMessage in the register's answers (D-05). */
  ERROR_LANGUAGE: z.enum(['fi', 'sv', 'en']).default('fi'),

  PORTAL_PORT: Port.default(3000),
  WS_PORT: Port.default(8443),
  PKI_PORT: Port.default(8444),
  SFTP_PORT: Port.default(2222),
  CONTROL_PORT: Port.default(8445),
  /** Address that doors and portal listen on. */
  LISTEN_ADDRESS: z.string().default('0.0.0.0'),

  /** One database for both; each keeps to a schema of its own. Absent: the embedded PostgreSQL. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Separate databases, where wanted. */
  REGISTER_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PORTAL_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),

  /** WS and SFTP, bytes of one message (D-27). */
  MESSAGE_BYTES_MAX: z.coerce.number().int().positive().default(100 * MEBIBYTE),
  /** Upload service, bytes of one file (D-27). */
  UPLOAD_BYTES_MAX: z.coerce.number().int().positive().default(50 * MEBIBYTE),
  /** Reports or items of one delivery (D-27). */
  REPORTS_PER_DELIVERY_MAX: z.coerce.number().int().positive().default(10_000),

  /** HTTPS doors: open connections, in all and from one address. */
  HTTPS_CONNECTIONS_MAX: z.coerce.number().int().positive().default(2_000),
  HTTPS_CONNECTIONS_PER_ADDRESS_MAX: z.coerce.number().int().positive().default(1_000),
  /** HTTPS doors: for the handshake, and from there to the end of a request's header; for a whole message to come in. */
  HTTPS_HEADER_SECONDS: z.coerce.number().positive().default(15),
  HTTPS_MESSAGE_SECONDS: z.coerce.number().positive().default(600),

  /** SFTP: open connections, in all and from one address; new ones from one address within a minute. */
  SFTP_CONNECTIONS_MAX: z.coerce.number().int().positive().default(1_000),
  SFTP_CONNECTIONS_PER_ADDRESS_MAX: z.coerce.number().int().positive().default(100),
  SFTP_CONNECTIONS_PER_MINUTE_MAX: z.coerce.number().int().positive().default(120),
  SFTP_SESSIONS_PER_ACCOUNT_MAX: z.coerce.number().int().positive().default(10),
  /** SFTP: from the connection to the login, and without a request. */
  SFTP_LOGIN_SECONDS: z.coerce.number().positive().default(30),
  SFTP_IDLE_SECONDS: z.coerce.number().positive().default(900),
  /** SFTP: what one account may have in IN. */
  SFTP_IN_BYTES_MAX: z.coerce.number().int().positive().default(1_024 * MEBIBYTE),
  SFTP_IN_FILES_MAX: z.coerce.number().int().positive().default(10_000),
  /** SFTP: files in OUT and unfinished ones in IN are kept so long (D-64). */
  SFTP_OUT_DAYS: z.coerce.number().int().positive().default(90),
  SFTP_UNFINISHED_DAYS: z.coerce.number().int().positive().default(7),
  /** SFTP: SHA-1 signatures of host and login keys, for clients that know no others (D-59). */
  SFTP_SSH_RSA: z.enum(['on', 'off']).default('off'),

  /** Where the portal files. Default: the register started beside it. */
  REGISTER_WS_URL: z.url().optional(),
  REGISTER_PKI_URL: z.url().optional(),
  /** `host` or `host:port` */
  REGISTER_SFTP_HOST: z.string().min(1).optional(),
  /** known_hosts of that server, for the portal to send files with an organisation's own certificate. Default: as the register tells. */
  REGISTER_SFTP_KNOWN_HOSTS_FILE: z.string().optional(),
  /** Directory with key.pem, cert.pem, chain.pem, server-ca.pem of the e-service (D-54). Default: DATA_DIR/e-service. */
  ESERVICE_CREDENTIALS_DIR: z.string().optional(),
  /** PEM bundle with the CAs that sign the register's answers. Default: the one beside the credentials. */
  REGISTER_ANSWER_CA_FILE: z.string().optional(),

  /** Public address of the portal, as people see it. */
  PORTAL_URL: z.url().optional(),
  /** How many reverse proxies of ours stand in front of the portal, each adding to X-Forwarded-For: tells clients apart. */
  REVERSE_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Signs and encrypts sessions; at least 32 characters. In test derived from the master key. */
  SESSION_SECRET: z.string().min(32).optional(),
  /** Login: what is asked of the identity provider, and the claim that holds the personal identity code (FTN profile). */
  OIDC_SCOPE: z.string().default('openid profile identity'),
  OIDC_IDENTITY_CODE_CLAIM: z.string().default('urn:oid:1.2.246.21'),
  /** From acknowledgement to the first question for feedback; the official register asks for 300 (PR-133). */
  FEEDBACK_FIRST_SECONDS: z.coerce.number().int().positive().optional(),

  /** Seals private keys and transfer data at rest: 32 bytes in base64. Else the key file DATA_DIR/master.key. */
  MASTER_KEY: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64 (openssl rand -base64 32)').optional(),
  /** Host names and addresses of the doors beside localhost, separated by commas: names of their TLS certificate. */
  SERVER_NAMES: z.string().default('').transform((text) => text.split(',').map((name) => name.trim()).filter((name) => name !== '')),
  /** Revocation lists and authority certificates over plain HTTP (D-72). */
  CRL_PORT: Port.default(8446),
  /** Its public address, written into every certificate as distribution point. Default: http://localhost:CRL_PORT. */
  CRL_URL: z.url({ protocol: /^http$/ }).optional(),
  /** From the signing request to the certificate being ready: lets clients practise asking again (D-69). */
  CERTIFICATE_DELAY_SECONDS: z.coerce.number().min(0).max(3600).default(0),
  /** Organisation that runs the e-service (D-54). */
  ESERVICE_BUSINESS_ID: z.string().regex(/^\d{7}-\d$/).default('9999999-2'),
  /** Page of the portal where secure messages are opened; absent: transfer data stand in the mail itself. */
  SECURE_MESSAGE_URL: z.url().optional(),
  /** Mail server for the outbox; absent: mails stay in the outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('no-reply@localhost'),
})

const Configuration = z.discriminatedUnion('IR_ENVIRONMENT', [
  Common.extend({
    IR_ENVIRONMENT: z.literal('test'),
    IDP_PORT: Port.default(3001),
    /** Deliveries of this year are judged by the rules and codes of the next, to try them out ahead of time; never in production. */
    RULES_OF_NEXT_YEAR: z.enum(['on', 'off']).default('off'),
    OUTSIDE_REGISTERS: OutsideRegisters.default('sandbox'),
    OIDC_ISSUER: z.url().optional(),
    OIDC_CLIENT_ID: z.string().default('portal'),
    OIDC_CLIENT_SECRET: z.string().optional(),
  }),
  // No port for artificial persons here: a real issuer, secrets and address must be named.
  Common.extend({
    IR_ENVIRONMENT: z.literal('production'),
    OUTSIDE_REGISTERS: OutsideRegisters.refine((where) => where !== 'sandbox', 'production has no sandbox').default('none'),
    SESSION_SECRET: z.string().min(32),
    PORTAL_URL: z.url({ protocol: /^https$/ }),
    OIDC_ISSUER: z.url({ protocol: /^https$/ }),
    OIDC_CLIENT_ID: z.string().min(1),
    OIDC_CLIENT_SECRET: z.string().min(1),
  }),
])

export type Configuration = z.infer<typeof Configuration>

/** What a person can mend: one line, no stack trace. */
export class ConfigurationError extends Error {}

/** @throws ConfigurationError naming each wrong variable */
export function readConfiguration(environment: Record<string, string | undefined> = process.env): Configuration {
  // An empty variable is an absent one: `DATABASE_URL= npm start` must not fail.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Configuration.safeParse({ IR_ENVIRONMENT: 'test', ...given })
  if (parsed.success) return parsed.data
  const mistakes = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'configuration'}: ${issue.message}`)
  throw new ConfigurationError(`Configuration: ${[...new Set(mistakes)].join('; ')}`)
}

/** Are next year's rules tried out ahead of time? */
export const triesRulesOfNextYear = (configuration: Configuration): boolean => configuration.IR_ENVIRONMENT === 'test' && configuration.RULES_OF_NEXT_YEAR === 'on'

/** true = production, false = test: the value that messages carry in ProductionEnvironment. */
export const isProduction = (configuration: Configuration): boolean => configuration.IR_ENVIRONMENT === 'production'
