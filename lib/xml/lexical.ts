import type { NamespaceFile } from '#schemas/dictionary.ts'
import { placeOf } from './element-path.ts'
import { ERRORS_MAX, WHOLE_MESSAGE, type XmlError } from './errors.ts'
import { asBuffer, lineCounter, localNameIs, scanMarkup } from './markup-scanner.ts'
import { rootModel } from './message-model.ts'
import { elementsInOrder, type XmlTree } from './tree.ts'

export type SequenceCheck = {
  /** PR-122, the first hundred */
  errors: XmlError[]
  /** a sequence stands inside the Signature, where it is tolerated: some libraries write `&#13;` into base64 (D-22) */
  toleratedInSignature: boolean
}

const SEQUENCES = ['--', '/*', '&#']
/** Beside text these can hold a sequence or cut one in two, so that searching the bytes proves nothing. */
const DIVIDERS = ['<![CDATA[', '<?']
const DECLARATION_BYTES = '<?'.length

/**
 * Finds `--`, `/*` and `&#` in element content (PR-122). Judged is the text as it was sent, before entities are
 * resolved; comments and processing instructions are no content, and text on both sides of one counts as joined.
 * The slow, exact way is taken only by documents in which a search of the bytes finds anything suspicious.
 */
export function checkSequences(tree: XmlTree, file: NamespaceFile): SequenceCheck {
  const buffer = asBuffer(tree.bytes)
  const suspicious = SEQUENCES.some((sequence) => buffer.includes(sequence)) || DIVIDERS.some((divider) => buffer.includes(divider, DECLARATION_BYTES))
  if (!suspicious) return { errors: [], toleratedInSignature: false }

  const { findings, toleratedInSignature } = findSequences(buffer, tree.inEnvelope)
  if (findings.length === 0) return { errors: [], toleratedInSignature }
  const elements = elementsInOrder(tree.rootElement)
  const model = rootModel(file, tree.root().localName)
  const locationOf = lineCounter(buffer)
  const errors = findings.map(({ element, offset, sequence }): XmlError => {
    const node = elements[element]
    const path = node === undefined ? WHOLE_MESSAGE : placeOf(tree, model, node).path
    return { ruleId: 'PR-122', ...locationOf(offset), path, message: `The characters ${sequence} may not stand in content` }
  })
  return { errors, toleratedInSignature }
}

/** @param element how many elements of the message begin before the one whose content it is */
type Finding = { element: number; offset: number; sequence: string }

function findSequences(buffer: Buffer, inEnvelope: boolean): { findings: Finding[]; toleratedInSignature: boolean } {
  const findings: Finding[] = []
  let toleratedInSignature = false
  /** Depth at which the message's root stands, once it is known to be the next one to begin. */
  const rootDepth = inEnvelope ? 2 : 0
  let inBody = !inEnvelope
  let begun = 0
  let previous = 0
  let signatureDepth = -1
  /** For each open element its ordinal, or -1 outside the message. */
  const open: number[] = []

  scanMarkup(buffer, {
    start(from, nameEnd) {
      previous = 0
      const depth = open.length
      if (inEnvelope && depth === 1) inBody = localNameIs(buffer, from + 1, nameEnd, BODY)
      if (depth === rootDepth + 1 && inBody && localNameIs(buffer, from + 1, nameEnd, SIGNATURE)) signatureDepth = depth
      open.push(depth >= rootDepth && inBody ? begun++ : -1)
    },
    end() {
      previous = 0
      open.pop()
      if (open.length === signatureDepth) signatureDepth = -1
    },
    text(from, to) {
      const element = open.at(-1) ?? -1
      if (element < 0) return
      for (let at = from; at < to; at++) {
        const byte = buffer[at]!
        const sequence = pair(previous, byte)
        previous = byte
        if (sequence === undefined) continue
        if (signatureDepth >= 0) toleratedInSignature = true
        else if (findings.length < ERRORS_MAX) findings.push({ element, offset: at, sequence })
      }
    },
  })
  return { findings, toleratedInSignature }
}

const BODY = Buffer.from('Body')
const SIGNATURE = Buffer.from('Signature')

function pair(first: number, second: number): string | undefined {
  if (first === 0x2d && second === 0x2d) return '--'
  if (first === 0x2f && second === 0x2a) return '/*'
  if (first === 0x26 && second === 0x23) return '&#'
  return undefined
}
