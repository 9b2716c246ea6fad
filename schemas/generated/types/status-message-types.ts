// Generated from schemas/dictionary/StatusMessageTypes.json by scripts/generate.ts. Do not edit.

export interface AckData extends Message {
  deliveryDataStatus: number
  irDeliveryId?: string
  messageErrors?: MessageErrors
  deliveryErrors?: DeliveryErrors
}

export interface AckFromIr {
  deliveryData: DeliveryData
  ackData: AckData
}

export interface DeliveryData {
  timestamp: string
  source?: string
  deliveryDataType: number
  deliveryId?: string
  faultyControl?: number
  productionEnvironment: boolean
  deliveryDataOwner: Id
  deliveryDataCreator: Id
  deliveryDataSender: Id
}

export interface DeliveryErrors {
  errorInfo: ErrorInfo[]
}

export interface ErrorInfo {
  errorCode: string
  errorMessage: string
  errorDetails?: string
}

export interface Id {
  type: number
  code: string
  countryCode?: string
  countryName?: string
}

export interface InvalidItems {
  item: Item[]
}

export interface Item {
  itemId?: string
  irItemId?: string
  itemVersion?: number
  itemErrors?: ItemErrors
}

export interface ItemErrors {
  errorInfo: ErrorInfo[]
}

export interface Message {
  irResponseId: string
  irResponseTimestamp: string
}

export interface MessageErrors {
  errorInfo: ErrorInfo[]
}

export interface StatusRequestToIr {
  timestamp: string
  deliveryDataType: number
  deliveryId?: string
  irDeliveryId?: string
  productionEnvironment: boolean
  deliveryDataOwner: Id
  deliveryDataCreator: Id
  deliveryDataSender: Id
}

export interface StatusResponse extends Message {
  deliveryDataStatus: number
  irDeliveryId?: string
  validItems?: ValidItems
  invalidItems?: InvalidItems
  messageErrors?: MessageErrors
  deliveryErrors?: DeliveryErrors
}

export interface StatusResponseFromIr {
  deliveryData?: DeliveryData
  statusResponse: StatusResponse
}

export interface ValidItems {
  item: Item[]
}
