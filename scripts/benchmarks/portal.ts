/**
 * The portal as a person meets it, on the running system (`npm start` beside it): a file of many reports from upload
 * to feedback, the server's time for the pages about it, lists under load, and the size of the scripts that pages
 * bring. `node scripts/fill-register.ts 5000000 7002002-3` before it makes the lists long.
 * `node scripts/benchmarks/portal.ts [reports]`
 */
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { request, type APIRequestContext } from 'playwright'
import { readConfiguration } from '#lib/platform/configuration.ts'
import { addressesOf } from '#lib/portal/addresses.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { percentile } from './figures.ts'

const METAL = '7002002-3'
const CLERK = '120479-912S'
const UNKNOWN_INCOME_TYPE = 999
const ROUNDS = 20
const LIST_RATE = 50
const LIST_SECONDS = 10

const reports = Number(process.argv[2] ?? 10_000)
const { portal } = addressesOf(readConfiguration())
const client = await request.newContext({ baseURL: portal, extraHTTPHeaders: { 'sec-fetch-site': 'same-origin' } })
await logIn(client)

const { bytes, deliveryId } = aFile()
console.log(`${reports.toLocaleString('en')} reports, every second one faulty, ${(bytes.length / 1_048_576).toFixed(1)} MB`)
const begun = performance.now()
const uploaded = await client.post('/api/uploads', { headers: { 'x-file-name': `${deliveryId}.xml`, 'content-type': 'application/xml' }, data: bytes })
const { uploadId } = await uploaded.json() as { uploadId: string }
print('upload, to durable on disk', performance.now() - begun)
await until(async () => /id="findings"/.test(await text(`/en/upload/${uploadId}`)))
print('upload and check, findings shown', performance.now() - begun)

console.log('\nserver time of pages, median of', ROUNDS)
const check = `/en/upload/${uploadId}`
for (const path of ['/en/login', '/en/org', '/en/upload', check, `${check}?page=50`, `${check}/file?line=1000`, '/en/org/records', `/en/org/records?text=${deliveryId}`]) await timePage(path)

console.log(`\nat ${LIST_RATE} requests a second for ${LIST_SECONDS} s`)
for (const path of ['/en/about', '/en/org/records', '/en/org/reports', '/en/org/reports?from=1.3.2024&until=31.3.2024']) await atRate(path)

console.log('\nscripts of a page, compressed')
const lists = ['/en/about', '/en/org', '/en/org/records', '/en/org/reports', '/en/org/records/sums', '/en/upload', '/en/report/deadlines']
const forms = await Promise.all(['short', 'full', 'list'].map((view) => press('/en/report', view)))
for (const path of [...lists, ...forms]) {
  const page = await text(path)
  // What only browsers without modules fetch does not count.
  const old = /<script src="([^"]+)" noModule/.exec(page)?.[1]
  const names = new Set([...page.matchAll(/\/_next\/static\/[^"\\]+\.js/g)].map(([name]) => name).filter((name) => name !== old))
  let size = 0
  for (const name of names) size += gzipSync(await (await client.get(name)).body()).length
  console.log(`  ${path.replace(/[0-9a-f-]{36}/, '<draft>').padEnd(60)} ${Math.round(size / 1024)} kB`)
}
await client.dispose()

async function logIn(context: APIRequestContext): Promise<void> {
  const choice = await context.post('/api/login', { form: { language: 'en', next: '/en' } })
  await context.post(choice.url(), { form: { code: CLERK } })
  const home = await press('/en', METAL)
  if (home !== '/en/org') throw new Error(`The role was not chosen: ${home}`)
}

function aFile(): { bytes: Buffer; deliveryId: string } {
  const id = `bench-${Date.now().toString(36)}`
  const delivery = aWageDelivery().ofPayer(METAL).withDeliveryId(id)
  for (let report = 0; report < reports; report++) delivery.withReport((one) => one)
  delivery.with((data) => {
    for (const [index, { reportData, transactions }] of data.reports.report.entries()) {
      reportData.reportId = `${id}-${index}`
      if (index % 2 === 1) transactions!.transaction[0]!.transactionBasic.transactionCode = UNKNOWN_INCOME_TYPE
    }
  })
  return { bytes: Buffer.from(writeMessage('WageReportsToIR', 'WageReportsRequestToIR', delivery.build()).replaceAll('><', '>\n<')), deliveryId: id }
}

/** Presses the button of the form that has a value, as a browser without script does. @returns address of the page it leads to */
async function press(page: string, value: string): Promise<string> {
  const [form] = new RegExp(`<form[^>]*>(?:(?!</form>).)*value="${value}"(?:(?!</form>).)*</form>`, 's').exec(await text(page)) ?? []
  const fields = [...(form ?? '').matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(([, name, content]) => [name, content ?? ''])
  const answer = await client.post(page, { multipart: Object.fromEntries(fields) as Record<string, string>, headers: { origin: portal } })
  return new URL(answer.url()).pathname
}

async function timePage(path: string): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const at = performance.now()
    const response = await client.get(path)
    await response.body()
    if (response.status() !== 200) throw new Error(`${path}: ${response.status()}`)
    times.push(performance.now() - at)
  }
  times.sort((a, b) => a - b)
  print(path.replace(uploadId, '<upload>').replace(deliveryId, '<reference>'), times[Math.floor(ROUNDS / 2)]!)
}

/** Requests begin at their time, whether the ones before are answered or not. */
async function atRate(path: string): Promise<void> {
  const times: number[] = []
  const started = performance.now()
  await Promise.all(Array.from({ length: LIST_RATE * LIST_SECONDS }, async (_, n) => {
    const due = started + n * 1000 / LIST_RATE
    await wait(Math.max(0, due - performance.now()))
    const response = await client.get(path)
    await response.body()
    if (response.status() !== 200) throw new Error(`${path}: ${response.status()}`)
    times.push(performance.now() - due)
  }))
  print(`${path}, p95`, percentile(times, 0.95))
}

async function text(path: string): Promise<string> {
  return (await client.get(path)).text()
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(100)
}

function print(what: string, milliseconds: number): void {
  console.log(`  ${what.padEnd(60)} ${milliseconds.toFixed(0).padStart(6)} ms`)
}
