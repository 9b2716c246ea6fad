/**
 * The pictures of docs/guides/tour.md, taken from the running system (`npm start` beside it, best with new data):
 * `node scripts/screenshots.ts [directory]`. It files a few artificial reports first, so that lists have something in them.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { readConfiguration } from '#lib/platform/configuration.ts'
import { addressesOf } from '#lib/portal/addresses.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import en from '#messages/pages/en.ts'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { ensureBrowser } from './setup/browser.ts'

const METAL = { businessId: '7002002-3', name: 'Esimerkki Metalli Oy' }
const { short, list } = en.reportForm
const DIRECTOR = '030968-905X'
const DAY_MS = 86_400_000
const UNKNOWN_INCOME_TYPE = 999
const WIDE = { width: 1280, height: 860 }
const PHONE = { width: 390, height: 800 }
/** Of WebP: text stays sharp, and a picture some 50 kB. */
const QUALITY = 72

const directory = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../docs/images'))
const { portal } = addressesOf(readConfiguration())
mkdirSync(directory, { recursive: true })
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] })
try {
  await takeAll(browser)
} finally {
  await browser.close()
}

async function takeAll(browser: Browser): Promise<void> {
  const page = await (await browser.newContext({ baseURL: portal, locale: 'en-FI', viewport: WIDE })).newPage()
  await page.goto('/en/login')
  await take(page, 'login')
  await logIn(page)
  await take(page, 'roles')
  await page.getByRole('button', { name: new RegExp(METAL.name) }).click()
  await page.waitForURL(/\/en\/org$/)

  const month = new Intl.DateTimeFormat('en', { month: 'long' }).format(new Date()).toLowerCase()
  const good = aFile(`wages-${month}`, 5)
  await upload(page, good)
  await page.getByRole('button', { name: en.upload.send }).click()
  await page.getByRole('listitem').filter({ hasText: good.name }).getByText(en.status.valid).waitFor()
  const faulty = aFile(`bonuses-${month}`, 4, { withErrors: true })
  await upload(page, faulty)
  await page.reload()
  await take(page, 'upload')
  await page.getByRole('listitem').filter({ hasText: faulty.name }).getByRole('link', { name: new RegExp(en.upload.showCheck) }).click()
  await page.waitForURL(/\/upload\/[0-9a-f-]{36}/)
  await page.locator('#findings').evaluate((element) => element.scrollIntoView())
  await take(page, 'upload-check')

  await takeAt(page, '/en/org', 'home')
  await takeAt(page, '/en/org/records', 'records')
  await page.getByRole('link', { name: good.deliveryId }).click()
  await page.waitForURL(/\/records\/[0-9a-f-]{36}/)
  await take(page, 'record')
  await takeAt(page, '/en/org/reports', 'reports')
  await page.getByRole('main').locator('a[href*="/org/reports/"]').filter({ hasText: /./ }).first().click()
  await page.waitForURL(/\/reports\/[0-9a-f]{32}/)
  await take(page, 'report')
  await page.getByRole('link', { name: en.reports.cancel, exact: true }).click()
  await page.waitForURL(/\/reports\/cancel/)
  await take(page, 'cancel')
  await takeAt(page, '/en/org/records/sums', 'sums')
  await takeAt(page, '/en/report/deadlines', 'deadlines')
  await takeAt(page, '/en/org/certificates/get', 'certificates')
  await takeAt(page, '/en/documentation/rules?text=withholding', 'rules')

  await takeAt(page, '/en/report', 'start')
  await begin(page, en.reportForm.start.list)
  await fillList(page)
  await take(page, 'pay-list')
  await begin(page, en.reportForm.start.full)
  await page.getByRole('navigation', { name: en.reportForm.step.steps }).getByRole('button', { name: new RegExp(en.reportForm.step.payments) }).click()
  const incomeType = page.locator('[id="reports.report.0.transactions.transaction.0.transactionBasic.transactionCode"]')
  await incomeType.fill('304')
  await incomeType.press('Enter')
  await page.evaluate(() => scrollTo(0, 320))
  await take(page, 'wage-form')

  await page.setViewportSize(PHONE)
  await begin(page, en.reportForm.start.short)
  await fillShort(page)
  await take(page, 'phone-short-form')
  await page.getByRole('button', { name: en.reportForm.send.send }).click()
  await page.getByRole('heading', { name: en.reportForm.receipt.title }).waitFor()
  await take(page, 'phone-receipt')
  await page.emulateMedia({ colorScheme: 'dark' })
  await takeAt(page, '/en/org', 'phone-dark')
}

/** What the window shows, without what only moves. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  const client = await page.context().newCDPSession(page)
  const { data } = await client.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY })
  await client.detach()
  const bytes = Buffer.from(data, 'base64')
  writeFileSync(path.join(directory, `${name}.webp`), bytes)
  console.log(`${name}.webp  ${Math.round(bytes.length / 1024)} kB`)
}

async function takeAt(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address)
  await take(page, name)
}

async function logIn(page: Page): Promise<void> {
  const { request } = page.context()
  const choice = await request.post('/api/login', { form: { language: 'en', next: '/en' }, headers: { 'sec-fetch-site': 'same-origin' } })
  await request.post(choice.url(), { form: { code: DIRECTOR } })
  await page.goto('/en')
}

function aFile(name: string, reports: number, { withErrors = false } = {}) {
  const deliveryId = `${name}-${Date.now().toString(36)}`
  const paid = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10)
  const delivery = aWageDelivery().ofPayer(METAL.businessId).withDeliveryId(deliveryId).paidOn(paid).withReports(reports)
  delivery.with((data) => {
    for (const [index, { reportData, transactions }] of data.reports.report.entries()) {
      reportData.reportId = `${deliveryId}-${index + 1}`
      if (withErrors && index % 2 === 1) transactions!.transaction[0]!.transactionBasic.transactionCode = UNKNOWN_INCOME_TYPE
    }
  })
  return { deliveryId, name: `${deliveryId}.xml`, mimeType: 'application/xml', buffer: Buffer.from(writeMessage('WageReportsToIR', 'WageReportsRequestToIR', delivery.build()).replaceAll('><', '>\n<')) }
}

async function upload(page: Page, { name, mimeType, buffer }: ReturnType<typeof aFile>): Promise<void> {
  await page.goto('/en/upload')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: en.upload.choose }).click()
  await (await choosing).setFiles([{ name, mimeType, buffer }])
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('checkbox').waitFor()
}

async function begin(page: Page, way: string): Promise<void> {
  await page.goto('/en/report')
  await page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: way, exact: true }) }).getByRole('button', { name: en.reportForm.start.begin }).click()
  await page.waitForURL(/\/report\/wage\/[0-9a-f-]{36}/)
}

async function fillList(page: Page): Promise<void> {
  await page.getByLabel(short.paymentDate).fill(today())
  const people = [['Meikäläinen', 'Maija', '3 250,00', '812,50'], ['Mallinen', 'Mikko', '2 480,00', '545,60']] as const
  for (const [index, [lastName, firstName, wages, withheld]] of people.entries()) {
    if (index > 0) await page.getByRole('button', { name: list.add }).click()
    const cell = (column: string) => page.getByLabel(`${column}, ${list.row.replace('{row}', String(index + 1))}`)
    await cell(list.identityCode).fill(artificialPersonalIdentityCode(700 + index))
    await cell(list.name).fill(lastName)
    await cell(list.firstName).fill(firstName)
    await cell(list.amount).fill(wages)
    await cell(list.withholding).fill(withheld)
    await page.getByLabel(`${list.notInsured}, ${list.row.replace('{row}', String(index + 1))}`).check()
  }
  await page.getByLabel(short.contactPhone).fill('+358 00 000 0000')
  await saved(page)
  await page.evaluate(() => scrollTo(0, 260))
}

async function fillShort(page: Page): Promise<void> {
  await page.getByLabel(short.identityCode).fill(artificialPersonalIdentityCode(Date.now() % 90_000))
  await page.getByLabel(short.lastName).fill('Meikäläinen')
  await page.getByLabel(short.firstName).fill('Maija')
  await page.getByLabel(short.paymentDate).fill(today())
  await page.getByLabel(short.amount).fill('3 250,00')
  await page.getByLabel(short.withholding).fill('812,50')
  await page.getByLabel(short.notInsured).check()
  await page.getByLabel(short.contactPhone).fill('+358 00 000 0000')
  await saved(page)
  await page.evaluate(() => scrollTo(0, 560))
}

function saved(page: Page): Promise<void> {
  return page.getByText(en.reportForm.save.saved.split('{')[0]!).waitFor()
}

function today(): string {
  return new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki' }).format(new Date())
}
