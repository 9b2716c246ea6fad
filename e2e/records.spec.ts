import { readFileSync } from 'node:fs'
import { actFor, aFile, expect, logIn, METAL, portal, rowOf, sendGood, test, texts, upload, withUnknownIncomeType } from './support/portal.ts'

const { fi } = texts

test('records are listed, searched, also by the reference of a report in them, filtered, and a record is read, all without script', async ({ browser, page, context }) => {
  await logIn(page, 'Testinen')
  const file = aFile({ reports: 3 })
  await sendGood(page, file)
  await page.goto(`${portal()}/fi`)
  await actFor(page, METAL.name)
  const scriptless = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })
  const plain = await scriptless.newPage()
  await plain.goto(`${portal()}/fi/org/records`)
  await plain.getByLabel(fi.records.search).fill(file.deliveryId)
  await plain.getByRole('button', { name: fi.records.submit }).click()
  await expect(plain.getByText('1 aineisto', { exact: true })).toBeVisible()
  await plain.getByLabel(fi.records.status).selectOption('partlyRejected')
  await plain.getByRole('button', { name: fi.records.submit }).click()
  await expect(plain.getByText(fi.records.none)).toBeVisible()
  await plain.getByRole('main').getByRole('link', { name: fi.records.reset }).first().click()
  await plain.goto(`${portal()}/fi/org/records?from=31.2.2026`)
  await expect(plain.getByLabel(fi.records.from), 'a day that is none is told at its field').toHaveAccessibleDescription(new RegExp(fi.records.dateWrong))
  await plain.goto(`${portal()}/fi/org/records?text=${file.deliveryId}-r2`)
  await plain.getByRole('link', { name: file.deliveryId }).click()
  await expect(plain.getByText(fi.statusText.valid)).toBeVisible()
  await expect(plain.getByText(`${file.deliveryId}-r3`, { exact: true })).toBeVisible()
  await scriptless.close()
})

test('what another person sent for another payer is not found, on no address of it', async ({ page, browser }) => {
  await logIn(page, 'Testinen')
  const address = await sendGood(page, aFile())
  const id = address.split('/').at(-1)!
  const stranger = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
  await logIn(stranger, 'Monitoimi')
  for (const path of [`/fi/org/records/${id}`, `/fi/me/records/${id}`, `/fi/org/records/${id}/file?line=1`, `/fi/org/records/${id}/reports/0`]) {
    expect((await stranger.goto(`${portal()}${path}`))!.status(), path).toBe(404)
    await expect(stranger.getByRole('heading', { level: 1, name: fi.notFound.title })).toBeVisible()
    expect(await stranger.content()).not.toContain(METAL.name)
  }
  for (const path of [`/api/records/${id}/delivery`, `/api/records/${id}/feedback`, `/api/records/${id}/errors`, `/api/records/${id}/correction`, `/api/events?submission=${id}`]) {
    expect((await stranger.request.get(`${portal()}${path}`)).status(), path).toBe(404)
  }
  const nowhere = await stranger.goto(`${portal()}/fi/org/records/00000000-0000-4000-8000-000000000000`)
  expect(nowhere!.status(), 'the same as what does not exist').toBe(404)
  await stranger.context().close()
})

test('an unsent file is its bearer\'s alone', async ({ page, browser }) => {
  await logIn(page, 'Testinen')
  const { file, name } = aFile()
  await upload(page, [file])
  const address = (await rowOf(page, name).getByRole('link', { name: new RegExp(fi.upload.showCheck) }).getAttribute('href'))!
  const director = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
  await logIn(director, 'Mallikas')
  for (const path of [address, `${address}/file?line=1`]) expect((await director.goto(`${portal()}${path}`))!.status()).toBe(404)
  await director.context().close()
})

test('messages are saved as they went and came, never shown by the browser', async ({ page }) => {
  await logIn(page, 'Testinen')
  const file = aFile()
  await page.goto(`${portal()}${await sendGood(page, file)}`)
  for (const [kind, label] of [['delivery', fi.record.downloadDelivery], ['acknowledgement', fi.record.downloadAcknowledgement], ['feedback', fi.record.downloadFeedback]] as const) {
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: label }).click()
    expect((await downloading).suggestedFilename()).toMatch(new RegExp(`^${kind}_100_${file.deliveryId}`))
    const response = await page.request.get((await downloading).url())
    expect(response.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' })
    expect(response.headers()['content-disposition']).toMatch(/^attachment;/)
  }
  const sent = await (await page.request.get(`${portal()}/api/records/${page.url().split('/').at(-1)}/delivery`)).text()
  expect(sent.replace(/<Signature.*<\/Signature>/s, '')).toBe(file.content)
})

test('an open list shows a new record by itself', async ({ page, context }) => {
  await logIn(page, 'Testinen')
  await actFor(page, METAL.name)
  const list = await context.newPage()
  await list.goto(`${portal()}/fi/org/records`)
  const file = aFile()
  await sendGood(page, file)
  await expect(list.getByRole('row').filter({ hasText: file.deliveryId })).toContainText(fi.status.valid)
})

test('what was rejected is a press away from being sent again: its errors as CSV, its report, its file in the upload service', async ({ page }) => {
  await logIn(page, 'Testinen')
  await actFor(page, METAL.name)
  const faulty = aFile({ reports: 3, change: withUnknownIncomeType })
  await upload(page, [faulty.file])
  await rowOf(page, faulty.name).getByLabel(fi.upload.selectWithErrors.replace('{name}', faulty.name)).check()
  await page.getByRole('button', { name: fi.upload.send }).click()
  await expect(rowOf(page, faulty.name)).toContainText(fi.status.partlyRejected)
  await rowOf(page, faulty.name).getByRole('link', { name: new RegExp(fi.upload.showRecord) }).click()

  await page.waitForURL(/\/records\/[0-9a-f-]{36}$/)
  const record = page.url()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: fi.errorsFile.download }).click()
  const csv = readFileSync(await (await downloading).path(), 'utf8')
  expect(csv.split('\r\n')[1]).toContain(`${faulty.deliveryId}-r2`)

  await page.getByRole('link', { name: `${fi.record.openItem}: ${faulty.deliveryId}-r2` }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Ilmoitus ${faulty.deliveryId}-r2` })).toBeVisible()
  await page.getByRole('link', { name: /WR-235/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sääntö WR-235' })).toBeVisible()
  await page.goto(record)
  await page.getByRole('button', { name: fi.correction.take }).click()
  await expect(page.getByRole('heading', { level: 1, name: fi.check.title })).toBeVisible()
  await expect(page.getByText(`${faulty.deliveryId}-`).first()).toBeVisible()
})
