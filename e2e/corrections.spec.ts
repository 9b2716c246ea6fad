import { expectAccessible } from './support/accessible.ts'
import { actFor, aFile, expect, logIn, METAL, portal, rowOf, test, texts, upload } from './support/portal.ts'

const { fi } = texts

/** Months that no other walk files wages of. */
const wagesOf = (month: string) => aFile({ reports: 3, change: (delivery) => { delivery.paymentPeriod = { paymentDate: `${month}-13`, startDate: `${month}-01`, endDate: `${month}-28` } } })

/** What was filed by mistake: chosen in the list, cancelled after a look at it, gone from the sums of its month. */
test('two reports are chosen and cancelled by keyboard, after a preview; sums of their month and its comparison tell it', async ({ page }) => {
  await logIn(page, 'Testinen')
  await actFor(page, METAL.name)
  const [february, march] = [wagesOf('2026-02'), wagesOf('2026-03')]
  await upload(page, [february.file, march.file])
  await page.getByRole('button', { name: fi.upload.send }).click()
  for (const { name } of [february, march]) await expect(rowOf(page, name)).toContainText(fi.status.valid)

  const ofFebruary = `${portal()}/fi/org/reports?from=1.2.2026&until=28.2.2026`
  await page.goto(ofFebruary)
  const tickBox = (number: number) => page.getByRole('checkbox', { name: new RegExp(`${february.deliveryId}-r${number}`) })
  await page.getByRole('button', { name: fi.reports.cancelChosen }).press('Enter')
  await expect(page.getByText(fi.cancelReports.nothingChosen)).toBeVisible()
  await expectAccessible(page, 'nothing chosen', 'fi')
  await page.goto(ofFebruary)
  const all = page.getByRole('checkbox', { name: fi.reports.chooseAll })
  await all.press('Space')
  await expect(page.getByText('3 valittua')).toBeVisible()
  await tickBox(3).press('Space')
  await expect(page.getByText('2 valittua')).toBeVisible()
  await expect(all, 'some of them, not all').toBeChecked({ indeterminate: true })
  await expectAccessible(page, 'reports chosen', 'fi')
  await page.getByRole('button', { name: fi.reports.cancelChosen }).press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Mitätöi 2 ilmoitusta' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: february.deliveryId })).toHaveCount(2)
  await expectAccessible(page, 'preview of a cancellation', 'fi')
  await page.getByRole('button', { name: fi.cancelReports.confirm, exact: true }).press('Enter')
  await expect(page.getByText(fi.statusText.valid)).toBeVisible()

  await page.goto(ofFebruary)
  const rowOfReport = (number: number) => page.getByRole('row').filter({ hasText: `${february.deliveryId}-r${number}` })
  for (const number of [1, 2]) await expect(rowOfReport(number)).toContainText(fi.reports.cancelled)
  await expect(rowOfReport(3)).toContainText(fi.reports.valid)
  await expect(page.getByRole('checkbox', { name: new RegExp(february.deliveryId) }), 'what is cancelled cannot be chosen').toHaveCount(1)

  await page.goto(`${portal()}/fi/org/records/sums?period=2/2026`)
  await expect(page.getByText('1 ilmoitus', { exact: true })).toBeVisible()
  await page.getByLabel(fi.sums.beside).fill('3/2026')
  await page.getByRole('button', { name: fi.sums.submit }).press('Enter')
  await expect(page.getByText('3 ilmoitusta', { exact: true })).toBeVisible()
  const differences = page.getByRole('table', { name: fi.sums.differences })
  await expect(differences.getByRole('row').filter({ hasText: '–' }), 'the four income types of each of the two who were cancelled').toHaveCount(8)
  await expectAccessible(page, 'months compared', 'fi')
})
