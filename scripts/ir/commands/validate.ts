import { readFileSync } from 'node:fs'
import { helsinkiDate, systemClock } from '#lib/platform/clock.ts'
import { readConfiguration } from '#lib/platform/configuration.ts'
import { addLines, headOf, ruleFindings, signerFindings, type DeliveryMessage } from '#lib/portal/uploads/delivery-findings.ts'
import { preventsSending, type Finding } from '#lib/portal/uploads/file-check.ts'
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
import { printJson, UsageError, type Command } from '../command.ts'

type SchemaError = { line: number; path: string; message: string }
type RuleError = { id: string; code: string; level: Exclude<RuleLevel, 'register'>; path: string; line: number; message: string }

type Verdict = {
  file: string
  /** XSD and lexical rules */
  schema: { valid: boolean; errors: SchemaError[] }
  signature: { present: boolean; valid: boolean; reason: string | null }
  /** Rules that need nothing but the delivery; level "guidance" rejects nothing. */
  rules: RuleError[]
}

const languages = ['fi', 'sv', 'en'] as const
const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/'

export const validate: Command = {
  name: 'validate',
  usage: 'validate FILE... [--json] [--language fi|sv|en]',
  about: 'Check messages against schema, signature and rules; needs no running system',
  options: { json: { type: 'boolean' }, language: { type: 'string' } },
  async run({ operands, options }) {
    if (operands.length === 0) throw new UsageError('which FILE?')
    const language = languages.find((known) => known === (options.language ?? 'en'))
    if (!language) throw new UsageError(`--language is one of ${languages.join(', ')}`)
    const { MESSAGE_BYTES_MAX: bytesMax, REPORTS_PER_DELIVERY_MAX: reportsMax, IR_ENVIRONMENT: environment } = readConfiguration()
    const settings = { bytesMax, reportsMax, environment, today: helsinkiDate(systemClock.now()), language }
    let rejected = false
    for (const file of operands) {
      const verdict = verdictOn(file, readFileSync(file), settings)
      rejected ||= isRejected(verdict)
      if (options.json) printJson(verdict)
      else printVerdict(verdict)
    }
    return rejected ? 1 : 0
  },
}

type Settings = { bytesMax: number; reportsMax: number; environment: 'test' | 'production'; today: string; language: (typeof languages)[number] }

/** Every message of every namespace, alone or in a SOAP envelope. */
function verdictOn(file: string, bytes: Buffer, settings: Settings): Verdict {
  const opened = open(bytes, settings.bytesMax)
  if (!opened.ok) return { file, schema: { valid: false, errors: opened.errors.map(schemaError) }, signature: { present: false, valid: false, reason: 'the document cannot be read' }, rules: [] }
  using document = opened.document
  const { namespace } = document.root()
  const known = namespaceFiles.find((name) => dictionary[name].namespace === namespace)
  if (!known) return { file, schema: { valid: false, errors: [{ line: 1, path: '*', message: `The namespace ${namespace === '' ? '(none)' : namespace.slice(0, 200)} is not one of the Incomes Register` }] }, signature: signatureOf(document).told, rules: [] }

  const { errors, value } = soundness(document, known)
  const tolerated = checkSequences(document, known).toleratedInSignature
  const signature = signatureOf(document)
  if (signature.told.valid && tolerated) signature.told.reason = 'a sequence that no content may hold (--, /*, &#) stands in the Signature, where the register tolerates it'
  const findings = errors.length === 0 && isDeliveryRoot(document.root().localName) ? deliveryFindings(document.root().localName, value as DeliveryMessage, signature, settings) : []
  addLines(findings, bytes, document.inEnvelope)
  return { file, schema: { valid: errors.length === 0, errors: errors.map(schemaError) }, signature: signature.told, rules: findings.map((finding) => ruleError(finding, settings.language)) }
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

function deliveryFindings(localName: string, value: DeliveryMessage, { told, signer }: Signature, { environment, reportsMax, today }: Settings): Finding[] {
  const head = headOf(value, localName, told.present)
  return [...signerFindings(signer, head), ...ruleFindings(value, head, { environment, reportsMax, today, realTime: operationOf(localName).realTime })]
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

const isRejected = ({ schema, signature, rules }: Verdict): boolean =>
  !schema.valid || (signature.present && !signature.valid) || rules.some(({ level }) => level !== 'guidance')

function printVerdict({ file, schema, signature, rules }: Verdict): void {
  const blocking = rules.filter(({ level }) => level !== 'guidance')
  const lines = [`${file}: ${isRejected({ file, schema, signature, rules }) ? 'rejected' : 'accepted'}`]
  lines.push(`  schema     ${schema.valid ? 'valid' : `${schema.errors.length} errors`}`, ...schema.errors.map(({ line, path, message }) => `    line ${line}  ${path}: ${message}`))
  lines.push(`  signature  ${signature.present ? (signature.valid ? 'valid' : 'not valid') : 'none'}${signature.present && signature.reason ? `: ${signature.reason}` : ''}`)
  if (schema.valid) lines.push(`  rules      ${blocking.length === 0 ? 'none broken' : `${blocking.length} broken${blocking.some(({ level }) => preventsSending(level)) ? ', the whole delivery is refused' : ''}`}`)
  lines.push(...rules.map(({ id, code, level, line, path, message }) => `    line ${line}  ${id} ${code} (${level})  ${path}: ${message}`))
  console.log(lines.join('\n'))
}
