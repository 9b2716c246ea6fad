import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { actFor, aFile, expect, languages, logIn, METAL, portal, rowOf, test, texts, upload, type Language } from './support/portal.ts'

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function expectAccessible(page: Page, what: string, language: Language): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze()
  expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: document.documentElement.clientWidth }))
  expect(scroll, `${what} does not scroll sideways`).toBeLessThanOrEqual(width)
  const pictures = process.env['E2E_PICTURES']
  if (pictures) await page.screenshot({ path: `${pictures}/${what}-${language}-${page.viewportSize()!.width}.png`, fullPage: true })
}

for (const [index, language] of languages.entries()) {
  const viewport = index % 2 === 0 ? { width: 1280, height: 900 } : { width: 360, height: 740 }
  test(`${language}: a report is found, read and cancelled once, with all that belongs to it`, async ({ page }) => {
    test.setTimeout(180_000)
    const t = texts[language]
    await page.setViewportSize(viewport)
    await logIn(page, 'Testinen', language)
    await actFor(page, METAL.name)
    const file = aFile()
    await upload(page, [file.file], language)
    await page.getByRole('button', { name: t.upload.send }).click()
    await expect(rowOf(page, file.name)).toContainText(t.status.valid)

    // Found by its reference, from the address alone.
    await page.goto(`${portal()}/${language}/org/reports`)
    await expectAccessible(page, 'reports', language)
    await page.getByLabel(t.reports.searchReference).fill(`${file.deliveryId}-r1`)
    await page.getByRole('button', { name: t.reports.submit, exact: true }).click()
    await expect(page).toHaveURL(/reference=/)
    await expect(page.getByRole('row')).toHaveCount(2)
    await expect(page.locator('main')).toContainText('••••')
    await page.goto(`${portal()}/${language}/org/reports?from=x`)
    await expect(page.getByLabel(t.reports.from)).toHaveAttribute('aria-invalid', 'true')
    await page.goto(`${portal()}/${language}/org/reports?reference=${file.deliveryId}-r1`)
    await page.getByRole('link', { name: `${file.deliveryId}-r1` }).click()
    await expect(page.getByRole('heading', { level: 1, name: `${file.deliveryId}-r1` })).toBeVisible()
    await expect(page.getByText('Aino Testinen').last()).toBeVisible()
    await expectAccessible(page, 'report', language)
    const address = page.url()

    // Its delivery, as the register has it.
    await page.getByRole('link', { name: file.deliveryId, exact: true }).click()
    await expect(page.getByRole('heading', { name: t.sums.title })).toBeVisible()
    await expectAccessible(page, 'delivery', language)
    await page.getByRole('link', { name: t.deliveries.cancel }).click()
    await expect(page.getByRole('button', { name: t.cancelReports.confirm, exact: true })).toBeVisible()
    await expectAccessible(page, 'cancel-delivery', language)
    for (const path of ['/org/records/all', '/org/records/sums?period=6/2026&beside=5/2026']) {
      await page.goto(`${portal()}/${language}${path}`)
      await expectAccessible(page, path.split('?')[0]!.replaceAll('/', '_'), language)
    }

    // Corrected by a form that is filled.
    await page.goto(address)
    await page.getByRole('button', { name: t.reports.correct }).click()
    await expect(page).toHaveURL(/\/report\/[0-9a-f-]{36}/)

    // Cancelled after a preview; afterwards it can only be a template.
    await page.goto(address)
    await page.getByRole('link', { name: t.reports.cancel, exact: true }).click()
    await expectAccessible(page, 'cancel', language)
    await page.getByRole('button', { name: t.cancelReports.confirm, exact: true }).click()
    await expect(page).toHaveURL(/\/org\/records\/[0-9a-f-]{36}/)
    await expect(page.getByRole('status').first()).toContainText(t.status.valid)
    await page.goto(address)
    await expect(page.locator('main')).toContainText(t.reports.cancelledText)
    await expect(page.getByRole('button', { name: t.reports.correct })).toHaveCount(0)
    await expectAccessible(page, 'cancelled', language)
  })
}

test('a report that is another\'s looks like one that does not exist', async ({ page }) => {
  await logIn(page, 'Vailla')
  for (const path of ['/me/reports/0123456789abcdef0123456789abcdef', '/me/records/all/0123456789abcdef0123456789abcdef']) {
    await actForPerson(page)
    expect((await page.goto(`${portal()}/fi${path}`))!.status()).toBe(404)
  }
})

async function actForPerson(page: Page): Promise<void> {
  await page.goto(`${portal()}/fi`)
  await page.getByRole('button', { name: new RegExp(texts.fi.roles.privateTitle) }).click()
  await page.waitForURL(/\/fi\/me/)
}
