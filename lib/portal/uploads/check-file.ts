/** What the register would say, said before anything is sent. Runs in a thread: it parses and validates whole files. */
import type { XmlError } from '#lib/xml/errors.ts'
import { openDocument } from '#lib/xml/open-document.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { validate } from '#lib/xml/validate.ts'
import { fileOfNamespace, namespaceFiles, dictionary } from '#schemas/dictionary.ts'
import { ownCode } from '#schemas/rules/rule.ts'
import { ruleContext, type RuleSettings } from '#schemas/rules/rule-settings.ts'
import { isDeliveryRoot, operationOf } from '../submissions/operation.ts'
import { addLines, headOf, ruleFindings, signatureFindings, signerFindings, type DeliveryMessage } from './delivery-findings.ts'
import { preventsSending, type FileCheck, type Finding } from './file-check.ts'

export type CheckSettings = RuleSettings & { bytesMax: number; /** Finnish date */ today: string }

/** @param bytes the file as it was brought */
export function checkFile(bytes: Uint8Array, settings: CheckSettings): FileCheck {
  const opened = openDocument(bytes, { bytesMax: settings.bytesMax })
  if (!opened.ok) return refused(opened.errors.map(ofDocument))
  using document = opened.document
  const root = document.root()
  const file = namespaceFiles.find((name) => dictionary[name].namespace === root.namespace)
  if (!file || !isDeliveryRoot(root.localName)) {
    return refused([{ ruleId: 'X-UPLOAD-ROOT', code: 'X-UPLOAD-ROOT', level: 'schema', path: '*', line: 1, value: root.localName.slice(0, 100) }])
  }

  const schemaErrors = validate(document, file)
  if (schemaErrors.length > 0) return refused(schemaErrors.map(ofDocument))
  const signed = document.signatures.length > 0
  const signature = signed ? signatureFindings(document) : { findings: [] }
  const { value, errors } = readMessage<DeliveryMessage>(document, fileOfNamespace(root.namespace))
  if (errors.length > 0) return refused(errors.map(ofDocument))

  const head = headOf(value, root.localName, signed)
  const findings = [...signature.findings, ...signerFindings(signature.signer, head), ...ruleFindings(value, head, ruleContext(settings, { today: settings.today, realTime: operationOf(root.localName).realTime }))]
  addLines(findings, bytes)
  return { sendable: !findings.some(({ level }) => preventsSending(level)), head, findings }
}

const ofDocument = ({ ruleId, line, column, path, message }: XmlError): Finding =>
  ({ ruleId, code: ruleId === 'PR-051' ? 'MSE0020' : ownCode(ruleId), level: 'schema', line, detail: message, ...(column && { column }), ...(path && { path }) })

const refused = (findings: Finding[]): FileCheck => ({ sendable: false, findings })
