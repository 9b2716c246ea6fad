/** How a delivery came: code list DeliveryToIRChannelCode (PR-001). */
export const channels = {
  'ws-delayed': 1,
  'ws-real-time': 2,
  'sftp': 3,
  'upload': 4,
  'form': 5,
  'paper': 6,
} as const

export type Channel = keyof typeof channels

/** Where in an e-service a delivery came from: it says so itself (D-54). */
export type EserviceChannel = 'upload' | 'form' | 'paper'

/** The doors that any organisation may open with a certificate; the rest are the e-service's. */
export type TechnicalChannel = 'ws-delayed' | 'ws-real-time' | 'sftp'

/** What may come on paper (PR-008): earnings payment reports, separate reports, subscriptions, and cancellations of the former two. */
export const paperDataTypes: ReadonlySet<number> = new Set([100, 101, 103, 105, 106])
