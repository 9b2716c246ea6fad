import { expectAccessible } from './support/accessible.ts'
import { actFor, aFile, expect, logIn, METAL, portal, sendGood, test, texts } from './support/portal.ts'
import { field, stepIn } from './support/report-form.ts'

const { reportForm: form, reports, refiling } = texts.fi
const PAYMENT_DATE = 'paymentPeriod.paymentDate'

test('a wrong payment date is corrected by cancelling and filing anew: both halves are seen before, done once, and found after', async ({ page }) => {
  await logIn(page, 'Testinen')
  const file = aFile({ reports: 1 })
  await sendGood(page, file)
  const reference = `${file.deliveryId}-r1`
  await page.goto(`${portal()}/fi`)
  await actFor(page, METAL.name)
  await page.goto(`${portal()}/fi/org/reports?reference=${reference}`)
  await page.getByRole('link', { name: reference }).click()
  await page.getByRole('button', { name: reports.correct }).click()

  await expect(field(page, PAYMENT_DATE), 'a correction cannot change it').not.toBeEditable()
  await page.getByRole('button', { name: form.correction.unlock }).click()
  await expect(page.getByText(form.correction.anewTitle.replace('{reference}', reference))).toBeVisible()
  await field(page, PAYMENT_DATE).fill('20.11.2026')
  await expect(page.getByText(form.correction.changed)).toBeVisible()
  await expectAccessible(page, 'unlocked', 'fi')

  await stepIn(page, 'fi')(form.step.preview)
  const preview = page.getByRole('region', { name: refiling.toFile })
  await expect(preview).toContainText('20.11.2026')
  await expect(page.getByRole('region', { name: new RegExp(reference) })).toContainText(refiling.toCancelText)
  await expectAccessible(page, 'preview of both', 'fi')
  await page.getByRole('button', { name: form.send.anew }).dblclick()

  await expect(page.getByRole('heading', { level: 1, name: refiling.title })).toBeVisible()
  await expect(page.getByText(refiling.state.filed)).toBeVisible()
  await expectAccessible(page, 'cancelled and filed anew', 'fi')
  await page.getByRole('link', { name: refiling.oldReport }).click()
  await expect(page.getByText(reports.cancelledText)).toBeVisible()
  await expect(page.getByText(refiling.filedAnewAs)).toBeVisible()
})
