import { actFor, aFile, CAFE, expect, logIn, METAL, portal, rowOf, test, texts, upload, withUnknownIncomeType } from './support/portal.ts'

const { fi } = texts

test('a good file: uploaded, checked, sent, and valid in the register, without a reload of the page', async ({ page }) => {
  await logIn(page, 'Testinen')
  const { file, name, deliveryId } = aFile({ reports: 3 })
  await upload(page, [file])
  await expect(rowOf(page, name)).toContainText(fi.upload.state.ready)
  await expect(rowOf(page, name)).toContainText(METAL.name)
  await page.getByRole('button', { name: fi.upload.send }).click()
  await expect(page.getByText(/matkalla rekisteriin/)).toBeVisible()
  await expect(rowOf(page, name)).toContainText(fi.status.valid)

  await rowOf(page, name).getByRole('link', { name: new RegExp(fi.upload.showRecord) }).click()
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(deliveryId) })).toBeFocused()
  await expect(page.getByText(fi.statusText.valid)).toBeVisible()
  for (const report of [1, 2, 3]) await expect(page.getByText(`${deliveryId}-r${report}`, { exact: true })).toBeVisible()
  await expect(page.getByText(/^[0-9a-f]{32}$/)).toHaveCount(4)
})

test('three kinds of errors, each with its own consequence, explained before anything is sent', async ({ page }) => {
  await logIn(page, 'Testinen')
  const files = {
    schema: aFile(), common: aFile({ change: (delivery) => { delivery.paymentPeriod.endDate = '2026-05-01' } }), item: aFile({ reports: 3, change: withUnknownIncomeType }),
  }
  files.schema.file.buffer = Buffer.from(files.schema.content.replace(/<PaymentDate>[^<]*/, '<PaymentDate>15.6.2026'))
  await upload(page, Object.values(files).map(({ file }) => file))
  await expect(rowOf(page, files.schema.name)).toContainText(fi.upload.state.notSendable)
  await expect(rowOf(page, files.schema.name).getByRole('checkbox')).toHaveCount(0)
  await expect(rowOf(page, files.common.name)).toContainText(fi.upload.state.commonErrors)
  await expect(rowOf(page, files.item.name)).toContainText(fi.upload.state.itemErrors)

  await rowOf(page, files.schema.name).getByRole('link', { name: new RegExp(fi.upload.showCheck) }).click()
  await expect(page.getByText(/odotettiin päivää muodossa/)).toBeVisible()
  await page.getByRole('link', { name: /Näytä tiedostossa/ }).click()
  await expect(page.getByText('<PaymentDate>15.6.2026</PaymentDate>')).toBeVisible()

  await page.goto(`${portal()}/fi/upload`)
  await rowOf(page, files.item.name).getByRole('link', { name: new RegExp(fi.upload.showCheck) }).click()
  await expect(page.getByText(/Tulolajia ei ole koodistossa/)).toBeVisible()
  await expect(page.getByText(`Ilmoitus 2, viite ${files.item.deliveryId}-r2`)).toBeVisible()

  await page.goto(`${portal()}/fi/upload`)
  // Nothing with errors goes along unless the person says so.
  for (const { name } of [files.common, files.item]) {
    await expect(rowOf(page, name).getByRole('checkbox')).not.toBeChecked()
    await rowOf(page, name).getByLabel(fi.upload.selectWithErrors.replace('{name}', name)).check()
  }
  await page.getByRole('button', { name: fi.upload.send }).click()
  await expect(rowOf(page, files.item.name)).toContainText(fi.status.partlyRejected)
  await expect(rowOf(page, files.common.name)).toContainText(fi.status.rejectedInProcessing)

  await rowOf(page, files.item.name).getByRole('link', { name: new RegExp(fi.upload.showRecord) }).click()
  await expect(page.getByText(/Tulolajia ei ole koodistossa/).first()).toBeVisible()
  await page.getByRole('link', { name: new RegExp(fi.record.filterRejected.split(' ')[0]!) }).click()
  await expect(page.getByText(`${files.item.deliveryId}-r1`, { exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: /Näytä tiedostossa/ }).first().click()
  await expect(page.getByText('<TransactionCode>999</TransactionCode>')).toBeVisible()
})

test('ten clicks on Send and a reload in between: one delivery', async ({ page, context }) => {
  await logIn(page, 'Testinen')
  const { file, name, deliveryId } = aFile()
  await upload(page, [file])
  const secondTab = await context.newPage()
  await secondTab.goto(`${portal()}/fi/upload`)
  await page.getByRole('button', { name: fi.upload.send }).evaluate((button: HTMLButtonElement) => { for (let click = 0; click < 10; click++) button.click() })
  await secondTab.getByRole('button', { name: fi.upload.send }).click()
  await page.reload()
  await expect(rowOf(page, name)).toContainText(fi.status.valid)
  await page.goto(`${portal()}/fi`)
  await actFor(page, METAL.name)
  await page.goto(`${portal()}/fi/org/records?text=${deliveryId}`)
  await expect(page.getByRole('row').filter({ hasText: deliveryId })).toHaveCount(1)
})

test('a file of a payer that the person may not act for is not sent, however good it is', async ({ page }) => {
  await logIn(page, 'Testinen')
  const { file, name } = aFile({ payer: CAFE.businessId })
  await upload(page, [file])
  await expect(rowOf(page, name)).toContainText(fi.upload.state.noRight)
  await expect(rowOf(page, name).getByRole('checkbox')).toHaveCount(0)
})

test('an accountant sends for several clients at once', async ({ page }) => {
  await logIn(page, 'Exempelström')
  const files = [aFile({ payer: CAFE.businessId }), aFile({ payer: '7008008-5' })]
  await upload(page, files.map(({ file }) => file))
  await page.getByRole('button', { name: fi.upload.send }).click()
  for (const { name } of files) await expect(rowOf(page, name)).toContainText(fi.status.valid)
})

test('a file is dropped, an unsent one deleted, a finished one cleared from the list', async ({ page }) => {
  await logIn(page, 'Testinen')
  const [dropped, kept] = [aFile(), aFile()]
  await upload(page, [kept.file])
  const transfer = await page.evaluateHandle(({ name, content }) => {
    const data = new DataTransfer()
    data.items.add(new File([content], name, { type: 'application/xml' }))
    return data
  }, dropped)
  await page.getByText(fi.upload.drop).dispatchEvent('drop', { dataTransfer: transfer })
  await expect(rowOf(page, dropped.name)).toContainText(fi.upload.state.ready)
  await rowOf(page, dropped.name).getByRole('button', { name: new RegExp(fi.upload.remove) }).click()
  await expect(rowOf(page, dropped.name)).toHaveCount(0)
  await page.getByRole('button', { name: fi.upload.send }).click()
  await expect(rowOf(page, kept.name)).toContainText(fi.status.valid)
  await page.getByRole('button', { name: fi.upload.clear }).click()
  await expect(rowOf(page, kept.name)).toHaveCount(0)
})

test('a file that is too large is refused in words, before it is sent', async ({ page }) => {
  await logIn(page, 'Testinen')
  await page.goto(`${portal()}/fi/upload`)
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(50 * 1_048_576 + 1)], 'huge.xml', { type: 'application/xml' }))
    return data
  })
  await page.getByText(fi.upload.drop).dispatchEvent('drop', { dataTransfer: transfer })
  await expect(page.getByRole('alert').filter({ hasText: /huge\.xml on suurempi kuin 50 Mt/ })).toBeVisible()
})
