/**
 * What can be made to fail on request, in the test environment only: the situations that the software around the
 * register must live through. Every fault is off until somebody switches it on; it holds in every process and thread,
 * and over restarts, until it is switched off.
 */
export const faultTexts = {
  'ws-unavailable': 'Web services answer 503 (Retry-After) before they read a message',
  'ws-slow': 'Web services answer five seconds late',
  'ws-drop-before-accept': 'Web services cut the connection when a delivery has come in, and store nothing',
  'ws-drop-after-accept': 'Web services store a delivery, then cut the connection instead of answering',
  'ws-technical-error': 'Web services answer deliveries and status requests with status 0 and a technical error',
  'processing-paused': 'Deliveries are taken in, and stay received (status 2) until the fault is switched off',
  'feedback-delayed': 'Status requests and SFTP feedback files tell of processed deliveries a minute late',
  'sftp-refuse': 'The SFTP door drops every new connection',
  'sftp-cut-upload': 'SFTP connections are cut after the first bytes of a file',
  'certificate-service-unavailable': 'The certificate service answers 503 (Retry-After)',
  'crl-unavailable': 'Revocation lists and authority certificates answer 503',
  'e-service-unavailable': "The register answers 503 to the portal's own questions (interface, certificates, reports)",
} as const

export type FaultName = keyof typeof faultTexts

export const faultNames = Object.keys(faultTexts) as FaultName[]

/** Read at every use: a plain property, so that a fault that is off costs nothing. */
export type Faults = { readonly [Name in FaultName]: boolean }

export const isFaultName = (name: string): name is FaultName => Object.hasOwn(faultTexts, name)

/** Production, and doors in tests that are about something else. */
export const noFaults: Faults = Object.freeze(Object.fromEntries(faultNames.map((name) => [name, false])) as Faults)

/** How late with `ws-slow` and `feedback-delayed`. */
export const SLOW_MS = 5_000
export const FEEDBACK_DELAY_MS = 60_000

export const faultsOn = (faults: Faults): FaultName[] => faultNames.filter((name) => faults[name])
