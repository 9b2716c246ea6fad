import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { createSigningRequest } from '#lib/channel/certificate-service/create-signing-request.ts'
import { expectAccessible } from './support/accessible.ts'
import { actFor, aFile, expect, languages, logIn, METAL, portal, sendGood, test, texts, type Language } from './support/portal.ts'

const { fi } = texts
const PASSWORD = 'korrekt-hevonen-akku'

async function fillOrder(page: Page, description: string): Promise<void> {
  await page.getByLabel(fi.getCertificate.form.description).fill(description)
  await page.getByLabel(fi.certificates.type['wage-ws']).check()
  await page.getByLabel(fi.certificates.new.contactName).fill('Terho Testaaja')
  await page.getByLabel(fi.certificates.new.contactPhone).fill('+358 40 123 4567')
  await page.getByLabel(fi.certificates.new.contactEmail, { exact: true }).fill('terho@example.org')
  await page.getByLabel(fi.certificates.new.representative).fill('toimisto@example.org')
}
const fetched = (page: Page) => expect(page.getByText(fi.getCertificate.page.now.fetched)).toBeVisible({ timeout: 45_000 })

test('a key made in the portal sends: the record says with which certificate; removed, it sends no more', async ({ page }) => {
  test.setTimeout(180_000)
  await logIn(page, 'Mallikas')
  await actFor(page, METAL.name)
  await page.goto(`${portal()}/fi/org/certificates/get`)
  await expectAccessible(page, 'ways to a certificate', 'fi')
  await page.getByRole('link', { name: fi.getCertificate.way['kept-key'].link }).click()
  await page.getByRole('button', { name: fi.getCertificate.form.send }).click()
  const summary = page.getByRole('heading', { name: /^Korjaa/ })
  await expect(summary, 'what is missing is told, and read first').toBeFocused()
  await expectAccessible(page, 'form with errors', 'fi')
  const description = `Lähetys ${Date.now().toString(36)}`
  await fillOrder(page, description)
  // From the last field on with the keyboard alone.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: fi.getCertificate.form.send })).toBeFocused()
  await page.keyboard.press('Enter')
  await fetched(page)
  await expectAccessible(page, 'fetched', 'fi')
  await page.getByRole('link', { name: fi.getCertificate.page.keptLink }).click()
  await page.getByRole('link', { name: description }).click()
  await expect(page.getByText(fi.vault.use.sends)).toBeVisible()
  await expectAccessible(page, 'key', 'fi')
  const key = page.url()
  const serial = await page.getByRole('definition').filter({ hasText: /^[0-9A-F]{20,}$/ }).innerText()

  await page.goto(portal() + await sendGood(page, aFile()))
  await expect(page.getByText(fi.vault.sentWith.own.replace('{serial}', serial))).toBeVisible()

  await page.goto(key)
  await expect(page.getByText(fi.vault.fact.neverUsed)).toBeHidden()
  await page.getByRole('link', { name: fi.vault.action.remove }).click()
  await page.getByLabel(fi.vault.revokeNo).check()
  await page.getByRole('button', { name: fi.form.continue }).click()
  await expect(page.getByRole('heading', { level: 2, name: fi.vault.stepConfirm })).toBeFocused()
  await page.getByRole('button', { name: fi.vault.remove }).click()
  await expect(page.getByRole('link', { name: fi.vault.problem.understand })).toBeVisible()
  await expectAccessible(page, 'removal to be confirmed', 'fi')
  await page.getByLabel(fi.vault.understand).check()
  await page.getByRole('button', { name: fi.vault.remove }).click()
  await expect(page.getByText(fi.vault.done.removed)).toBeVisible()
  await page.goto(key)
  await expect(page.getByRole('heading', { level: 1, name: fi.notFound.title })).toBeVisible()
  await page.goto(portal() + await sendGood(page, aFile()))
  await expect(page.getByText(fi.vault.sentWith.eservice.replace(' {serial}', ''))).toBeVisible()
})

test('a pasted signing request becomes a certificate to download; what is none is told at once', async ({ page }) => {
  test.setTimeout(120_000)
  await logIn(page, 'Mallikas')
  await actFor(page, METAL.name)
  await page.goto(`${portal()}/fi/org/certificates/get/signing-request`)
  const field = page.getByLabel(fi.getCertificate.form.request)
  await fillOrder(page, 'Liitetty pyyntö')
  await field.fill('-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----')
  await page.getByRole('button', { name: fi.getCertificate.form.send }).click()
  await expect(page.getByRole('link', { name: fi.getCertificate.problem['private-key'] })).toBeVisible()
  await expect(field, 'a private key is not shown again').toHaveValue('')
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await field.fill((await createSigningRequest(pair, { customerId: METAL.businessId })).toString('base64'))
  await page.getByRole('button', { name: fi.getCertificate.form.send }).click()
  await fetched(page)
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: fi.getCertificate.page.cert }).click()
  expect(readFileSync(await (await saving).path(), 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/)
})

test('a key is given once, under a password of one\'s own, also without script', async ({ page, browser, context }) => {
  test.setTimeout(120_000)
  await logIn(page, 'Mallikas')
  await actFor(page, METAL.name)
  const scriptless = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })
  const plain = await scriptless.newPage()
  await plain.goto(`${portal()}/fi/org/certificates/get/own-key`)
  await fillOrder(plain, 'Avain annettavaksi')
  await plain.getByRole('button', { name: fi.getCertificate.form.send }).click()
  await expect(async () => {
    await plain.reload()
    await expect(plain.getByText(fi.getCertificate.page.now.fetched)).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 45_000 })
  await plain.getByLabel(fi.getCertificate.take.password).fill(PASSWORD)
  await plain.getByLabel(fi.getCertificate.take.repeat).fill(`${PASSWORD}!`)
  await plain.getByRole('button', { name: fi.getCertificate.take.send }).click()
  await expect(plain.getByRole('link', { name: fi.getCertificate.take.problem.repeat })).toBeVisible()
  await plain.getByLabel(fi.getCertificate.take.password).fill(PASSWORD)
  await plain.getByLabel(fi.getCertificate.take.repeat).fill(PASSWORD)
  await plain.getByRole('button', { name: fi.getCertificate.take.send }).click()
  await expect(plain.getByRole('link', { name: fi.getCertificate.take.pkcs12 })).toBeVisible()
  const address = plain.url()
  await page.goto(address)
  await expectAccessible(page, 'files of a key', 'fi')
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: fi.getCertificate.take.keyPem }).click()
  expect(readFileSync(await (await saving).path(), 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/)
  await plain.getByRole('button', { name: fi.getCertificate.take.saved }).click()
  await expect(plain.getByText(fi.getCertificate.take.given)).toBeVisible()
  await scriptless.close()
})

test('in every language, on a phone too, the pages are accessible; whoever has no right sees which one is missing', async ({ page }) => {
  test.setTimeout(180_000)
  await logIn(page, 'Mallikas')
  await actFor(page, METAL.name)
  const open = async (path: string, language: Language) => {
    await page.goto(`${portal()}/${language}${path}`)
    await expectAccessible(page, path, language)
  }
  for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 740 }]) {
    await page.setViewportSize(viewport)
    for (const language of languages) for (const path of ['/get', '/get/signing-request', '/get/own-key', '/get/kept-key', '/keys']) await open(`/org/certificates${path}`, language)
  }
  await page.goto(`${portal()}/fi/org/certificates/get/requests/${crypto.randomUUID()}`)
  await expect(page.getByRole('heading', { level: 1, name: fi.notFound.title })).toBeVisible()
  await page.getByRole('button', { name: fi.shell.logOut }).click()
  await logIn(page, 'Testinen')
  await actFor(page, METAL.name)
  await page.goto(`${portal()}/fi/org/certificates/keys`)
  await expect(page.getByText(fi.interface.missing.title)).toBeVisible()
})
