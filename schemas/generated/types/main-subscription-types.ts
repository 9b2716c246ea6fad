// Generated from schemas/dictionary/MainSubscriptionTypes.json by scripts/generate.ts. Do not edit.

export interface CodeItem {
  idType: number
  idCode: string
  idCountryCode?: string
  subscriptionParameters?: SubscriptionParameters
}

export interface CodeItems {
  codeItem: CodeItem[]
}

export interface DailySchedule {
  queryStartTime: QueryStartTime[]
}

export interface DataRequestToIr {
  timestamp: string
  queryDataType: number
  queryProfile?: string
  includeAllVersions?: boolean
  productionEnvironment: boolean
  deliveryDataOwner: Id
  deliveryDataCreator: Id
  deliveryDataSender: Id
  dataRequestParameters?: DataRequestParameters
}

export interface DataRequestParameters {
  valueParameter?: ValueParameter[]
  timespanParameter?: TimespanParameter[]
  timespanTimeParameter?: TimespanTimeParameter[]
  idCodeParameter?: IdCodeParameter[]
}

export interface SubscriptionsToIr {
  deliveryData: DeliveryData
}

export interface Days {
  day: number[]
}

export interface DeliveryData {
  timestamp: string
  deliveryDataType: number
  deliveryId: string
  productionEnvironment: boolean
  deliveryDataOwner: Id
  deliveryDataCreator: Id
  deliveryDataSender: Id
  mainSubscription: MainSubscription
}

export interface DeliverySchedule {
  queryStartTime: QueryStartTime[]
}

export interface Id {
  type: number
  code: string
  countryCode?: string
  countryName?: string
}

export interface IdCodeList {
  codeListType: number
  codeItems: CodeItems
}

export interface IdCodeParameter {
  parameterType: number
  idType: number
  idCode: string
  idCountryCode?: string
}

export interface MainSubscription {
  mainSubscriptionId: string
  deliveryChannelCode: number
  subscriptionType: number
  validFrom: string
  validUntil?: string
  modifiedTimespanStart?: string
  modifiedTimespanEnd?: string
  partyType?: number
  subscriptions: Subscriptions
  schedule: Schedule
}

export interface MonthlySchedule extends DeliverySchedule {
  days: Days
  months: Months
}

export interface Months {
  month: number[]
}

export interface OnetimeDeliverySchedule {
  time: string
}

export interface QueryStartTime {
  time: string
}

export interface RecurringDeliverySchedule {
  monthlySchedule?: MonthlySchedule
  weeklySchedule?: WeeklySchedule
  dailySchedule?: DailySchedule
}

export interface Schedule {
  recurringDeliverySchedule?: RecurringDeliverySchedule
  onetimeDeliverySchedule?: OnetimeDeliverySchedule
}

export interface Subscription {
  subscriptionId: string
  queryDataType: number
  queryProfile?: string
  includeAllVersions?: boolean
  queryDataSchemaVersion?: string
  subscriptionParameters?: SubscriptionParameters
  idCodeList?: IdCodeList[]
}

export interface SubscriptionParameters {
  timespanParameter?: TimespanParameter[]
  idCodeParameter?: IdCodeParameter[]
  valueParameter?: ValueParameter[]
}

export interface Subscriptions {
  subscription: Subscription[]
}

export interface TimespanParameter {
  parameterType: number
  startDate: string
  endDate: string
}

export interface TimespanTimeParameter {
  parameterType: number
  startDate: string
  endDate: string
}

export interface ValueParameter {
  parameterType: number
  value: string
}

export interface WeeklySchedule extends DeliverySchedule {
  monday: boolean
  tuesday: boolean
  wednesday: boolean
  thursday: boolean
  friday: boolean
  saturday: boolean
  sunday: boolean
}
