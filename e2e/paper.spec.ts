import { expectAccessible } from './support/accessible.ts'
import { actFor, expect, languages, logIn, METAL, portal, test, texts } from './support/portal.ts'
import { field } from './support/report-form.ts'

const { fi } = texts
const { entry } = fi.paper

/** One paper form from the letterbox to the payer's list, and one back to its sender. */
test('an officer enters a paper form, corrects it and files it; the payer finds it; another is rejected with a letter', async ({ page, browser }) => {
  const [filed, rejected] = [`SCAN-${Date.now()}`, `SCAN-${Date.now()}-B`]
  for (const language of languages) {
    const blank = await page.request.get(`${portal()}/${language}/paper/separate`)
    expect([blank.status(), blank.headers()['content-type']]).toEqual([200, 'application/pdf'])
  }

  await logIn(page, 'Virkailija')
  await page.getByRole('button', { name: fi.roles.operatorChoose }).click()
  await page.getByRole('link', { name: fi.menu.paperForms }).first().click()
  await page.getByRole('link', { name: entry.new }).click()
  await page.getByRole('button', { name: entry.start.begin }).click()
  await expect(page.getByText(entry.wrong.identifier).first()).toBeVisible()
  await expectAccessible(page, 'a paper with errors', 'fi')
  const begin = async (archive: string) => {
    await page.getByLabel(fi.paper.form.separate.name).check()
    for (const [label, value] of [[entry.start.identifier, METAL.businessId], [entry.start.payerName, METAL.name], [entry.start.arrivedOn, '20.11.2026'], [entry.start.archiveReference, archive], [entry.start.reason, 'Ei verkkoyhteyttä']] as const) await page.getByLabel(label).fill(value)
    await page.getByRole('button', { name: entry.start.begin }).click()
  }
  await begin(filed)

  // The numbers are those on paper; what was misread is told at its field.
  await page.getByLabel(/^1\.1 /).fill('10')
  await field(page, 'reportDate').fill('31.2.2026')
  await page.getByRole('button', { name: fi.reportForm.step.preview }).click()
  await expect(page.getByText(fi.reportForm.problem['wrong-day']).first()).toBeVisible()
  await page.getByRole('button', { name: /^1\. / }).click()
  await field(page, 'reportDate').fill('19.11.2026')
  await page.getByRole('button', { name: /^2\. / }).click()
  await field(page, 'contactPersons.contactPerson.0.name').fill('Aino Testinen')
  await field(page, 'contactPersons.contactPerson.0.telephone').fill('+358 00 000 0000')
  await page.getByRole('button', { name: /^3\. / }).click()
  await field(page, 'reports.report.0.transactions.transaction.0.transactionBasic.summaryTransactionCode').selectOption('102')
  await field(page, 'reports.report.0.transactions.transaction.0.transactionBasic.amount').fill('157')
  await page.getByRole('button', { name: fi.reportForm.step.preview }).click()
  await page.getByRole('button', { name: fi.reportForm.send.send, exact: true }).click()
  await expect(page.getByText(entry.outcome.received)).toBeVisible()
  await expectAccessible(page, 'a filed paper', 'fi')

  await page.goto(`${portal()}/fi/operator/paper/new`)
  await begin(rejected)
  await page.getByRole('link', { name: entry.back }).click()
  await expectAccessible(page, 'a paper being entered', 'fi')
  await page.getByLabel(entry.address).fill('Mallikatu 1\n00100 Helsinki')
  await page.getByRole('button', { name: entry.makeLetter }).click()
  const letter = await page.request.get((await page.getByRole('link', { name: entry.letter }).getAttribute('href'))!.replace(/^/, portal()))
  expect([letter.status(), letter.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await page.goto(`${portal()}/fi/operator/paper`)
  await expect(page.getByRole('listitem').filter({ hasText: rejected })).toContainText(entry.state.rejected)

  const payer = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
  await logIn(payer, 'Testinen')
  await actFor(payer, METAL.name)
  await payer.goto(`${portal()}/fi/org/records`)
  await expect(payer.getByRole('row').filter({ hasText: 'Paperinen asiointi' }).first()).toBeVisible()
  await payer.goto(`${portal()}/fi/org/reports?channel=6`)
  await payer.locator('a[href*="/org/reports/"]').filter({ hasText: /IR-2026/ }).first().click()
  await expect(payer.getByText(fi.reports.byOfficer)).toBeVisible()
  await expectAccessible(payer, 'a report that came on paper', 'fi')
  const printed = await payer.request.get((await payer.getByRole('link', { name: fi.paper.print }).getAttribute('href'))!.replace(/^/, portal()))
  expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf'])
})
