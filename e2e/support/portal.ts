import { expect, test as base, type Page } from '@playwright/test'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import type { DeliveryData } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import en from '#messages/pages/en.ts'
import fi from '#messages/pages/fi.ts'
import sv from '#messages/pages/sv.ts'

export const texts = { fi, sv, en }
export type Language = keyof typeof texts
export const languages = Object.keys(texts) as Language[]

export const portal = () => process.env['E2E_PORTAL']!
export const identityProvider = () => process.env['E2E_IDP']!

export const METAL = { businessId: '7002002-3', name: 'Esimerkki Metalli Oy' }
export const CAFE = { businessId: '7004004-0', name: 'Kahvila Kokeilu Oy' }

/** Every test fails on what a person would find in the console: script errors, refused styles, requests to other hosts. */
export const test = base.extend<{ quiet: void }>({
  quiet: [async ({ context }, use) => {
    const complaints: string[] = []
    const own = [new URL(portal()).host, new URL(identityProvider()).host]
    context.on('console', (message) => {
      // A page that is not there is answered with 404, which the browser mentions; as it does a network that a test takes away.
      if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text())) complaints.push(message.text())
    })
    context.on('weberror', (error) => complaints.push(error.error().message))
    context.on('request', (request) => {
      const { host, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && !own.includes(host)) complaints.push(`request to ${host}`)
    })
    await use()
    expect(complaints).toEqual([])
  }, { auto: true }],
})

/** Logs in as a person of the population. */
export async function logIn(page: Page, familyName: string, language: Language = 'fi'): Promise<void> {
  await page.goto(`${portal()}/${language}/login`)
  await page.getByRole('button', { name: texts[language].login.button }).click()
  await page.getByRole('button', { name: new RegExp(`^\\S+ ${familyName} `) }).click()
  await expect(page.getByRole('heading', { level: 1, name: texts[language].roles.title })).toBeVisible()
}

export async function actFor(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

let counter = 0

/** A file with references that nobody has used. */
export function aFile({ payer = METAL.businessId, reports = 2, root = 'WageReportsRequestToIR', change = () => {} }: { payer?: string; reports?: number; root?: string; change?: (delivery: DeliveryData) => void } = {}) {
  const deliveryId = `e2e-${Date.now().toString(36)}-${++counter}`
  const delivery = aWageDelivery().ofPayer(payer).withDeliveryId(deliveryId)
  for (let report = 0; report < reports; report++) delivery.withReport((one) => one)
  delivery.with((data) => {
    for (const [index, { reportData }] of data.reports.report.entries()) reportData.reportId = `${deliveryId}-r${index + 1}`
    change(data)
  })
  const content = writeMessage('WageReportsToIR', root, delivery.build()).replaceAll('><', '>\n<')
  return { deliveryId, name: `${deliveryId}.xml`, content, file: { name: `${deliveryId}.xml`, mimeType: 'application/xml', buffer: Buffer.from(content) } }
}

export const withUnknownIncomeType = (delivery: DeliveryData) => { delivery.reports.report[1]!.transactions!.transaction[0]!.transactionBasic.transactionCode = 999 }

export type AFile = ReturnType<typeof aFile>['file']

/** The row of a file in the upload service's list. */
export const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) })

export async function upload(page: Page, files: AFile[], language: Language = 'fi'): Promise<void> {
  await page.goto(`${portal()}/${language}/upload`)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: texts[language].upload.choose }).click()
  await (await choosing).setFiles(files)
  for (const { name } of files) await expect(rowOf(page, name)).not.toContainText(texts[language].upload.state.checking)
}

/** Uploads a good file, sends it and waits for the register's feedback. @returns the address of its record */
export async function sendGood(page: Page, { file, name }: ReturnType<typeof aFile>): Promise<string> {
  await upload(page, [file])
  await page.getByRole('button', { name: fi.upload.send }).click()
  await expect(rowOf(page, name)).toContainText(fi.status.valid)
  return (await rowOf(page, name).getByRole('link', { name: new RegExp(fi.upload.showRecord) }).getAttribute('href'))!
}

export { expect }
