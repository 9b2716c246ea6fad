// Generated from schemas/dictionary/LogDataTypes.json by scripts/generate.ts. Do not edit.

export interface DeliveryTargetItem {
  targetItemType: number
  deliveryId: string
  irDeliveryId: string
}

export interface IdCodeTargetItem {
  type: number
  code: string
  countryCode?: string
  countryName?: string
}

export interface LogDataFromIr {
  subscription: Subscription
  query: Query
  summary: Summary
  logEvents?: LogEvents
}

export interface LogEvent {
  activityType: number
  irLogEventId: string
  timestamp: string
  uiView: string
  queryProfile?: string
  userIdCode: string
  userOrganisation: string
  targetItems?: TargetItems
}

export interface LogEvents {
  logEvent: LogEvent[]
}

export interface MainSubscriptionTargetItem {
  mainSubscriptionId: string
  irMainSubscriptionId: string
}

export interface MessageTargetItem {
  messageId: string
  irMessageId: string
}

export interface OtherTargetItem {
  name: string
  value: string
}

export interface Query {
  irQueryId: string
  queryTimestamp: string
  queryTimespanStart: string
  queryTimespanEnd: string
}

export interface QueryTargetItem {
  targetItemType: number
  irQueryId: string
}

export interface ReportTargetItem {
  targetItemType: number
  reportId: string
  irReportId: string
  reportVersion: number
}

export interface Subscription {
  queryDataType: number
  productionEnvironment: boolean
  irMainSubscriptionId: string
  irSubscriptionId: string
  mainSubscriptionId: string
  subscriptionId: string
}

export interface Summary {
  nrOfEvents: number
}

export interface TargetItem {
  idCodeTargetItem?: IdCodeTargetItem
  reportTargetItem?: ReportTargetItem
  messageTargetItem?: MessageTargetItem
  deliveryTargetItem?: DeliveryTargetItem
  queryTargetItem?: QueryTargetItem
  mainSubscriptionTargetItem?: MainSubscriptionTargetItem
  otherTargetItem?: OtherTargetItem
}

export interface TargetItems {
  targetItem: TargetItem[]
}
