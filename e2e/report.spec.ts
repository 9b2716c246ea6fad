import type { Page } from '@playwright/test'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import { actFor, expect, logIn, METAL, portal, test, texts } from './support/portal.ts'

const { fi } = texts
const form = fi.reportForm

let counter = 0
/** Nobody whom another test reports. */
const somebody = () => artificialPersonalIdentityCode(90_000 + (Date.now() % 700_000) + counter++)

async function begin(page: Page, way: string): Promise<void> {
  await page.goto(`${portal()}/fi/report`)
  await page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: way, exact: true }) }).getByRole('button', { name: form.start.begin }).click()
  await expect(page.getByRole('heading', { level: 1, name: form.kind.wage })).toBeVisible()
}

async function fillShortForm(page: Page, identityCode: string): Promise<void> {
  await page.getByLabel(form.short.identityCode).fill(identityCode)
  await page.getByLabel(form.short.lastName).fill('Mallinen')
  await page.getByLabel(form.short.firstName).fill('Meri')
  await page.getByLabel(form.short.paymentDate).fill('24.11.2026')
  await page.getByLabel(form.short.amount).fill('2 500,00')
  await page.getByLabel(form.short.withholding).fill('500')
  await page.getByLabel(form.short.notInsured).check()
  await page.getByLabel(form.short.contactPhone).fill('+358 00 000 0000')
}

test('on a phone a simple report is filled in, corrected where it is wrong, and received by the register', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await logIn(page, 'Testinen')
  await actFor(page, METAL.name)
  await begin(page, form.start.short)
  const identityCode = somebody()
  await fillShortForm(page, identityCode.slice(0, -1) + (identityCode.endsWith('A') ? 'B' : 'A'))
  await expect(page.getByText(form.deadline.due.replace('{due}', '30.11.2026'))).toBeVisible()
  await expect(page.getByLabel(form.short.periodStart)).toHaveValue('1.11.2026')
  await page.getByRole('button', { name: form.send.send }).click()
  const summary = page.getByRole('heading', { name: /Korjaa/ })
  await expect(summary).toBeFocused()
  await page.getByRole('listitem').filter({ hasText: /henkilötunnus/i }).getByRole('link').click()
  await expect(page.getByLabel(form.short.identityCode)).toBeFocused()
  await page.getByLabel(form.short.identityCode).fill(identityCode)
  await page.getByRole('button', { name: form.send.send }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: form.receipt.title })).toBeVisible()
  await expect(page.getByText(/^IR-2026-\d+$/).first()).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 }), 'the way back leads to no form that could be sent again').not.toHaveText(form.kind.wage)
})
