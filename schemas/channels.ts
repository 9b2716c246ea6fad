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

/** The doors that any organisation may open with a certificate; the rest are the e-service's. */
export type TechnicalChannel = 'ws-delayed' | 'ws-real-time' | 'sftp'
