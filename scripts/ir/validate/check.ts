/** What can be said of a message without a running system: its schema, its signature, and every rule that needs nothing but it. */
import { addLines, headOf, ruleFindings, signerFindings, type DeliveryMessage } from '#lib/portal/uploads/delivery-findings.ts'
import type { Finding } from '#lib/portal/uploads/file-check.ts'
import { isDeliveryRoot, operationOf } from '#lib/portal/submissions/operation.ts'
import type { XmlError } from '#lib/xml/errors.ts'
import { checkSequences } from '#lib/xml/lexical.ts'
import { openDocument } from '#lib/xml/open-document.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { openSoapBody } from '#lib/xml/soap.ts'
import type { XmlTree } from '#lib/xml/tree.ts'
import { validate as validateTree } from '#lib/xml/validate.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import { dictionary, namespaceFiles, type NamespaceFile } from '#schemas/dictionary.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import type { RuleLevel } from '#schemas/rules/rule.ts'
import { ruleContext, type RuleSettings } from '#schemas/rules/rule-settings.ts'
import type { Language } from '#schemas/code-list.ts'

export type SchemaError = { line: number; path: string; message: string }
export type RuleError = { id: string; code: string; level: Exclude<RuleLevel, 'register'>; path: string; line: number; message: string }

export type Verdict = {
  file: string
  /** XSD and lexical rules */
  schema: { valid: boolean; errors: SchemaError[] }
  signature: { present: boolean; valid: boolean; reason: string | null }
  /** Rules that need nothing but the delivery; level "guidance" rejects nothing. */
  rules: RuleError[]
}

/** A verdict, and what its words are made from. */
export type Checked = { verdict: Verdict; /** root element, where the message is a known one */ rootElement?: string; findings: readonly Finding[]; /** YYYY-MM-DD, of the delivery */ paymentDate?: string }

const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/'

export type Settings = RuleSettings & { bytesMax: number; today: string; language: Language }

/** Every message of every namespace, alone or in a SOAP envelope. */
export function check(file: string, bytes: Buffer, settings: Settings): Checked {
  const opened = open(bytes, settings.bytesMax)
  if (!opened.ok) return { findings: [], verdict: { file, schema: { valid: false, errors: opened.errors.map(schemaError) }, signature: { present: false, valid: false, reason: 'the document cannot be read' }, rules: [] } }
  using document = opened.document
  const { namespace, localName: rootElement } = document.root()
  const known = namespaceFiles.find((name) => dictionary[name].namespace === namespace)
  if (!known) return { findings: [], verdict: { file, schema: { valid: false, errors: [{ line: 1, path: '*', message: `The namespace ${namespace === '' ? '(none)' : namespace.slice(0, 200)} is not one of the Incomes Register` }] }, signature: signatureOf(document).told, rules: [] } }

  const { errors, value } = soundness(document, known)
  const tolerated = checkSequences(document, known).toleratedInSignature
  const signature = signatureOf(document)
  if (signature.told.valid && tolerated) signature.told.reason = 'a sequence that no content may hold (--, /*, &#) stands in the Signature, where the register tolerates it'
  const findings = errors.length === 0 && isDeliveryRoot(rootElement) ? deliveryFindings(rootElement, value as DeliveryMessage, signature, settings) : []
  addLines(findings, bytes, document.inEnvelope)
  const paymentDate = (value as DeliveryMessage | undefined)?.deliveryData?.paymentPeriod?.paymentDate
  return {
    rootElement, findings, ...(paymentDate !== undefined && { paymentDate }),
    verdict: { file, schema: { valid: errors.length === 0, errors: errors.map(schemaError) }, signature: signature.told, rules: findings.map((finding) => ruleError(finding, settings.language)) },
  }
}

function open(bytes: Buffer, bytesMax: number): ReturnType<typeof openDocument> {
  const opened = openDocument(bytes, { bytesMax })
  if (!opened.ok || opened.document.root().namespace !== SOAP_NAMESPACE) return opened
  opened.document[Symbol.dispose]()
  return openSoapBody(bytes, { bytesMax })
}

function soundness(document: XmlTree, file: NamespaceFile): { errors: readonly XmlError[]; value?: unknown } {
  const errors = validateTree(document, file)
  return errors.length > 0 ? { errors } : readMessage(document, file)
}

function deliveryFindings(localName: string, value: DeliveryMessage, { told, signer }: Signature, settings: Settings): Finding[] {
  const head = headOf(value, localName, told.present)
  return [...signerFindings(signer, head), ...ruleFindings(value, head, ruleContext(settings, { today: settings.today, realTime: operationOf(localName).realTime }))]
}

type Signature = { told: Verdict['signature']; signer?: string | undefined }

/** Once for a document: verifying takes the Signature out of the tree. */
function signatureOf(document: XmlTree): Signature {
  if (document.signatures.length === 0) return { told: { present: false, valid: false, reason: 'the message is not signed' } }
  const verification = verifySignature(document)
  if (!verification.valid) return { told: { present: true, valid: false, reason: verification.reason } }
  return { told: { present: true, valid: true, reason: null }, signer: /^CN=(.*)$/m.exec(verification.certificate.subject)?.[1] }
}

const schemaError = ({ line, path = '*', message }: XmlError): SchemaError => ({ line, path, message })

const ruleError = ({ ruleId, code, level, path = '*', line = 1 }: Finding, language: Settings['language']): RuleError =>
  ({ id: ruleId, code, level, path, line, message: ruleText(ruleId, language, code).message })

export const isRejected = ({ schema, signature, rules }: Verdict): boolean =>
  !schema.valid || (signature.present && !signature.valid) || rules.some(({ level }) => level !== 'guidance')

