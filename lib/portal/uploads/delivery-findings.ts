/** What can be found in a delivery whose document is sound: its signature, its signer, and every rule that needs nothing but it. */
import { locate } from '#lib/xml/path-lines.ts'
import type { XmlTree } from '#lib/xml/tree.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import { isSameParty, type PartyId } from '#schemas/parties.ts'
import { rulesOfMessage, type DeliveryRuleContext } from '#schemas/rules/messages.ts'
import { processingRule } from '#schemas/rules/processing.ts'
import { ownCode, violationOf, type Violation } from '#schemas/rules/rule.ts'
import { operationTypes } from '../submissions/operation.ts'
import type { FileHead, Finding } from './file-check.ts'

/** As far as any delivery is read here; the schema has been checked. */
export type DeliveryMessage = {
  deliveryData: {
    deliveryDataType: number
    deliveryId: string
    productionEnvironment: boolean
    deliveryDataOwner: PartyId
    deliveryDataCreator: PartyId
    deliveryDataSender: PartyId
    reports?: { report: { reportData?: { reportId?: string } }[] }
    items?: { item: unknown[] }
    payer?: { payerBasic?: { companyName?: string; lastName?: string; firstName?: string }; subOrgs?: { subOrg: { code: string }[] } }
    /** of wages, and of benefits */
    paymentPeriod?: { paymentDate: string }
    paymentDate?: string
  }
}

export function headOf({ deliveryData }: DeliveryMessage, rootElement: string, signed: boolean): FileHead {
  const { deliveryDataType, deliveryId, deliveryDataOwner, deliveryDataCreator, deliveryDataSender, reports, items, payer } = deliveryData
  const paymentDate = deliveryData.paymentPeriod?.paymentDate ?? deliveryData.paymentDate
  const { companyName, firstName, lastName } = payer?.payerBasic ?? {}
  const payerName = companyName ?? ([firstName, lastName].filter(Boolean).join(' ') || undefined)
  return {
    rootElement, deliveryDataType, deliveryId, signed,
    owner: deliveryDataOwner, creator: deliveryDataCreator, sender: deliveryDataSender,
    ...(payerName && { payerName }), ...(paymentDate && { paymentDate }),
    subOrganisationIds: payer?.subOrgs?.subOrg.map(({ code }) => code) ?? [],
    itemCount: reports?.report.length ?? items?.item.length ?? 1,
  }
}

export function signatureFindings(document: XmlTree): { findings: Finding[]; signer?: string } {
  const verification = verifySignature(document)
  if (!verification.valid) return { findings: [{ ruleId: verification.ruleId, code: ownCode(verification.ruleId), level: 'message', path: 'Signature', detail: verification.reason }] }
  return { findings: [], signer: /^CN=(.*)$/m.exec(verification.certificate.subject)?.[1] }
}

/** Who produced the delivery signed it (PR-045). */
export function signerFindings(signer: string | undefined, head: FileHead): Finding[] {
  if (signer === undefined || signer === head.creator.code) return []
  const ruleId = rulesOfMessage(head.rootElement)?.signerRuleId ?? 'PR-045'
  return [{ ruleId, code: ownCode(ruleId), level: 'message', path: 'DeliveryData/DeliveryDataCreator/Code', ...(/^\d{7}-\d$/.test(signer) && { value: signer }) }]
}

export function ruleFindings(value: DeliveryMessage, head: FileHead, context: DeliveryRuleContext): Finding[] {
  const message = rulesOfMessage(head.rootElement)
  if (!message) return generalFindings(value, head, context)
  const ofDelivery = [...message.checkHead(value, context), ...message.checkCommon(value, context), ...message.guidance(value, context)].map(ofRule)
  const ofItems = message.checkItems(value, context).flatMap((violations, itemIndex) => {
    const itemId = message.itemIdOf(value, itemIndex)
    return violations.map((violation): Finding => ({ ...ofRule(violation), itemIndex, ...(itemId && { itemId }) }))
  })
  return [...ofDelivery, ...ofItems]
}

/** What the head of every kind of delivery must say; of a message without a row of its own the register alone judges the rest. */
function generalFindings({ deliveryData }: DeliveryMessage, head: FileHead, { reportsMax, environment, realTime }: DeliveryRuleContext): Finding[] {
  const items = `DeliveryData/${deliveryData.items ? 'Items/Item' : 'Reports/Report'}`
  const found = (ruleId: string, path: string, value?: string): Finding => ofRule(violationOf(processingRule(ruleId), path, value))
  return [
    ...(operationTypes(head.rootElement).includes(head.deliveryDataType) ? [] : [found('PR-040', 'DeliveryData/DeliveryDataType', String(head.deliveryDataType))]),
    ...(deliveryData.productionEnvironment === (environment === 'production') ? [] : [found('PR-043', 'DeliveryData/ProductionEnvironment', String(deliveryData.productionEnvironment))]),
    ...(isSameParty(head.sender, head.creator) ? [] : [found('PR-047', 'DeliveryData/DeliveryDataSender/Code')]),
    ...(head.itemCount > reportsMax ? [found('PR-137', items, String(head.itemCount))] : []),
    ...(realTime && head.itemCount > 1 ? [found(deliveryData.items ? 'PR-004' : 'PR-003', items, String(head.itemCount))] : []),
  ]
}

const ofRule = ({ ruleId, code, level, path, value }: Violation): Finding =>
  ({ ruleId, code, level: level === 'register' ? 'guidance' : level, path, ...(value !== undefined && { value }) })

/** Where each finding's element begins in the file. */
export function addLines(findings: Finding[], bytes: Uint8Array, inEnvelope = false): void {
  const locations = locate(bytes, findings.flatMap(({ path }) => path ?? []), inEnvelope)
  for (const finding of findings) {
    const location = finding.path === undefined ? undefined : locations.get(finding.path)
    if (location) Object.assign(finding, { line: location.line, column: location.column })
  }
}
