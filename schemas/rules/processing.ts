/** Rules of reception that hold for every message (PR), as far as they can be violated. Whoever judges them makes the violations. */
import type { Rule, RuleLevel } from './rule.ts'

const rule = (id: string, level: RuleLevel, elements: readonly string[], errorCode?: string | readonly string[]): Rule =>
  ({ id, level, judge: level === 'schema' ? 'document' : 'stored-data', elements, ...(errorCode && { errorCode }) })

const DELIVERY = 'DeliveryData'
const REPORT_DATA = `${DELIVERY}/Reports/Report/ReportData`
const PARTIES = ['DeliveryDataOwner', 'DeliveryDataCreator', 'DeliveryDataSender']

export const processingRules: readonly Rule[] = [
  // number of items
  rule('PR-003', 'delivery-head', [`${DELIVERY}/Reports/Report`]),
  rule('PR-004', 'delivery-head', [`${DELIVERY}/Items/Item`]),
  rule('PR-005', 'delivery-head', [`${DELIVERY}/Items/Item`]),
  { ...rule('PR-137', 'delivery-head', [`${DELIVERY}/Reports/Report`, `${DELIVERY}/Items/Item`]), judge: 'delivery' },
  // identity and head
  rule('PR-008', 'delivery-head', [`${DELIVERY}/DeliveryDataType`]),
  rule('PR-030', 'delivery-head', [`${DELIVERY}/DeliveryId`]),
  rule('PR-032', 'item', ['ReportId']),
  rule('PR-040', 'delivery-head', [`${DELIVERY}/DeliveryDataType`]),
  rule('PR-041', 'delivery-head', [`${DELIVERY}/FaultyControl`]),
  rule('PR-043', 'delivery-head', [`${DELIVERY}/ProductionEnvironment`]),
  rule('PR-044', 'delivery-head', [`${DELIVERY}/DeliveryDataOwner`]),
  rule('PR-047', 'delivery-head', [`${DELIVERY}/DeliveryDataSender`, `${DELIVERY}/DeliveryDataCreator`]),
  rule('PR-148', 'delivery-head', PARTIES.flatMap((party) => ['Type', 'CountryCode', 'CountryName'].map((element) => `${DELIVERY}/${party}/${element}`)), ['CCV0030']),
  { ...rule('PR-149', 'delivery-head', PARTIES.map((party) => `${DELIVERY}/${party}/Code`)), asks: ['businessIds', 'personalIdentityCodes'] },
  // which report is replaced
  rule('PR-101', 'item', [`${REPORT_DATA}/ReportId`, `${REPORT_DATA}/IRReportId`]),
  rule('PR-102', 'item', [`${REPORT_DATA}/ReportVersion`]),
  rule('PR-104', 'item', [`${REPORT_DATA}/ReportId`, `${REPORT_DATA}/IRReportId`]),
  // who may speak
  rule('PR-045', 'message', [`${DELIVERY}/DeliveryDataCreator`, 'Signature']),
  rule('PR-046', 'message', [`${DELIVERY}/DeliveryDataCreator`]),
  rule('PR-048', 'message', ['Signature']),
  rule('PR-080', 'message', ['DeliveryId', 'IRDeliveryId']),
  rule('PR-135', 'message', ['*']),
  rule('PR-138', 'message', ['*']),
  rule('PR-140', 'message', ['Signature']),
  rule('PR-141', 'message', ['Signature']),
  rule('PR-142', 'message', ['Signature']),
  rule('PR-143', 'message', ['Signature']),
  rule('PR-144', 'message', ['*']),
  rule('PR-145', 'message', ['*']),
  rule('PR-146', 'message', [`${DELIVERY}/DeliveryDataType`]),
  rule('PR-147', 'message', ['DeliveryId', 'IRDeliveryId']),
  /** A service or kind of delivery that this register does not offer */
  rule('X-NOT-IN-USE', 'message', ['*']),
  // form of the document
  rule('PR-049', 'schema', [`${DELIVERY}/Source`]),
  rule('PR-051', 'schema', ['*'], 'MSE0020'),
  rule('PR-120', 'schema', ['*']),
  rule('PR-121', 'schema', ['*']),
  rule('PR-122', 'schema', ['*']),
  { ...rule('PR-123', 'item', [`${DELIVERY}/Items/Item/ItemId`, `${DELIVERY}/DeliveryId`]), judge: 'delivery', allows: { kind: 'reference-characters' } },
  rule('PR-124', 'schema', ['*']),
  rule('PR-125', 'schema', ['*']),
  rule('PR-126', 'schema', ['*']),
  rule('PR-127', 'schema', ['*']),
  rule('PR-139', 'schema', ['*']),
]

/** @throws when there is no such rule */
export function processingRule(id: string): Rule {
  const found = processingRules.find((rule) => rule.id === id)
  if (!found) throw new Error(`No rule ${id}`)
  return found
}
