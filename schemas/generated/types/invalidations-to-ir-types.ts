// Generated from schemas/dictionary/InvalidationsToIRTypes.json by scripts/generate.ts. Do not edit.

export interface DeliveryData {
  timestamp: string
  source?: string
  deliveryDataType: number
  deliveryId: string
  faultyControl?: number
  productionEnvironment: boolean
  deliveryDataOwner: Id
  deliveryDataCreator: Id
  deliveryDataSender: Id
  items: Items
}

export interface Id {
  type: number
  code: string
  countryCode?: string
  countryName?: string
}

export interface InvalidationsToIr {
  deliveryData: DeliveryData
}

export interface Item {
  irItemId?: string
  itemId?: string
  itemVersion?: number
}

export interface Items {
  item: Item[]
}
