/**
 * What lib/xml costs, beside xmllint and xmlsec1 on the same files in the same run, and what hostile documents cost.
 * `npm run bench -- xml` prints the table of docs/decisions/0010-libxml2-wasm.md.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { libxml2MemoryBytes } from '#lib/xml/libxml2.ts'
import { openDocument } from '#lib/xml/open-document.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { signDocument, signWritten, type Signer } from '#lib/xml/sign.ts'
import { aSigner } from '#lib/xml/testing/certificates.ts'
import { hostileDocuments, wastefulDocuments } from '#lib/xml/testing/hostile-documents.ts'
import { indented, wageDelivery, wageDeliveryXml } from '#lib/xml/testing/wage-delivery.ts'
import { validate } from '#lib/xml/validate.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { xmllintMs, xmlsecMs } from './baselines.ts'
import { heading, median, printFigure } from './figures.ts'

const LIMITS = { bytesMax: 100 * 1_048_576 }
const MEGABYTE = 1_000_000
const STEPS = ['open', 'validate', 'verify', 'read'] as const

/** Milliseconds of each step of taking in one signed wage delivery. @throws when it is refused */
function takeIn(bytes: Uint8Array): number[] {
  const moments = [performance.now()]
  const opened = openDocument(bytes, LIMITS)
  if (!opened.ok) throw new Error(opened.errors[0]!.message)
  using document = opened.document
  moments.push(performance.now())
  const errors = validate(document, 'WageReportsToIR')
  moments.push(performance.now())
  const verification = verifySignature(document)
  moments.push(performance.now())
  const read = readMessage(document, 'WageReportsToIR')
  moments.push(performance.now())
  if (errors.length > 0 || !verification.valid || read.errors.length > 0) throw new Error('A good delivery was refused')
  return moments.slice(1).map((moment, step) => moment - moments[step]!)
}

function medians(runs: number, work: () => number[]): number[] {
  work()
  const times = Array.from({ length: runs }, work)
  return times[0]!.map((_, step) => median(times.map((time) => time[step]!)))
}

const timed = (work: () => unknown): number[] => {
  const started = performance.now()
  work()
  return [performance.now() - started]
}

function printDelivery(directory: string, reports: number, signer: Signer): void {
  heading(`A signed delivery of ${reports.toLocaleString('en-US')} reports, indented`)
  const unsigned = Buffer.from(indented(wageDeliveryXml(reports)))
  const signed = signDocument(unsigned, signer)
  const file = path.join(directory, `${reports}.xml`)
  writeFileSync(file, signed)

  const steps = medians(9, () => takeIn(signed))
  const total = steps.reduce((sum, step) => sum + step, 0)
  for (const [step, ms] of steps.entries()) printFigure({ name: STEPS[step]!, value: ms, unit: 'ms' })
  const [schema, signature] = [xmllintMs(file), xmlsecMs(file, path.join(directory, 'signer.pem'))]
  const baseline = schema !== undefined && signature !== undefined ? { name: `xmllint ${Math.round(schema)} + xmlsec1 ${Math.round(signature)}`, value: schema + signature, unit: 'ms' as const } : undefined
  printFigure({ name: `all, ${(signed.length / MEGABYTE).toFixed(1)} MB`, value: total, unit: 'ms', baseline, atMost: 1.5, of: 'baseline' })

  const message = wageDelivery(reports)
  printFigure({ name: 'write and sign', value: medians(5, () => timed(() => signWritten(writeMessage('WageReportsToIR', 'WageReportsRequestToIR', message), signer)))[0]!, unit: 'ms' })
  printFigure({ name: 'sign as it came, verify what came out', value: medians(5, () => timed(() => signDocument(unsigned, signer)))[0]!, unit: 'ms' })
  const [before, peak] = JSON.parse(execFileSync(process.execPath, [import.meta.filename, '--memory', file], { encoding: 'utf8' })) as [number, number]
  printFigure({ name: `peak memory beyond the ${Math.round(before)} MB of the idle process`, value: peak - before, unit: 'MB', atMost: 10 * signed.length / MEGABYTE })
}

function printSmall(signer: Signer): void {
  heading('A signed delivery of one report')
  const signed = Buffer.from(signWritten(wageDeliveryXml(1), signer))
  for (let warm = 0; warm < 500; warm++) takeIn(signed)
  const steps = medians(2_000, () => takeIn(signed))
  for (const [step, ms] of steps.entries()) printFigure({ name: STEPS[step]!, value: ms, unit: 'ms' })
  printFigure({ name: 'all', value: steps.reduce((sum, step) => sum + step, 0), unit: 'ms', atMost: 1 })
}

const hostile = [...hostileDocuments, ...wastefulDocuments]

/** Each in a process of its own: libxml2's memory never shrinks, so that a second one would seem to cost nothing. */
function printHostile(): void {
  heading('Hostile documents, each until it is refused; growth of libxml2 memory')
  for (const [index, [name]] of hostile.entries()) {
    const [bytes, ms, memoryBytes] = JSON.parse(execFileSync(process.execPath, [import.meta.filename, '--hostile', String(index)], { encoding: 'utf8' })) as [number, number, number]
    printFigure({ name: `${name}, ${(bytes / MEGABYTE).toFixed(1)} MB (+${Math.round(memoryBytes / MEGABYTE)} MB)`, value: ms, unit: 'ms', atMost: 1_000 })
  }
}

function refuseHostile([name, build]: (typeof hostile)[number]): [bytes: number, ms: number, memoryBytes: number] {
  const bytes = Buffer.from(build())
  const memoryBytes = libxml2MemoryBytes()
  const started = performance.now()
  const opened = openDocument(bytes, LIMITS)
  if (opened.ok) {
    using document = opened.document
    if (validate(document, 'WageReportsToIR').length === 0 && verifySignature(document).valid) throw new Error(`${name} was taken in`)
  }
  return [bytes.length, performance.now() - started, libxml2MemoryBytes() - memoryBytes]
}

if (process.argv[2] === '--memory') {
  const bytes = readFileSync(process.argv[3]!)
  const beforeBytes = process.memoryUsage().rss - bytes.length
  takeIn(bytes)
  console.log(JSON.stringify([beforeBytes / MEGABYTE, process.resourceUsage().maxRSS * 1024 / MEGABYTE]))
} else if (process.argv[2] === '--hostile') {
  console.log(JSON.stringify(refuseHostile(hostile[Number(process.argv[3])]!)))
} else {
  const directory = mkdtempSync(path.join(tmpdir(), 'bench-xml-'))
  try {
    const signer = await aSigner()
    writeFileSync(path.join(directory, 'signer.pem'), signer.certificate.toString())
    printSmall(signer)
    printDelivery(directory, 3_000, signer)
    printDelivery(directory, 10_000, signer)
    printHostile()
  } finally {
    rmSync(directory, { recursive: true })
  }
}
