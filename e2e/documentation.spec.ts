import { expect, portal, test, texts } from './support/portal.ts'

const { en } = texts

test('rules and codes are searched, read and downloaded by anybody, without script and without a login', async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${portal()}/en/documentation`)
  await page.getByRole('link', { name: en.documentation.rules.title }).click()
  await page.getByLabel(en.documentation.rules.search).fill('ADV0060')
  await page.getByLabel(en.documentation.rules.level).selectOption('delivery-common')
  await page.getByRole('button', { name: en.records.submit }).click()
  await page.getByRole('link', { name: 'WR-081' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Rule WR-081' })).toBeVisible()
  await expect(page.getByText("The payer's address has both a street address and a P.O. box.")).toBeVisible()
  expect((await page.goto(`${portal()}/en/documentation/rules/WR-9999`))!.status()).toBe(404)

  await page.goto(`${portal()}/en/documentation/codes/TransactionCode-wages?date=31.12.2023`)
  await expect(page.locator('#code-402')).toBeVisible()
  await expect(page.locator('#code-366')).toHaveCount(0)
  await page.goto(`${portal()}/en/documentation/codes/TransactionCode-wages#code-366`)
  await expect(page.locator('#code-366')).toBeInViewport()

  const csv = await request.get(`${portal()}/api/codes/IdType.csv`)
  expect([csv.status(), csv.headers()['content-type'], (await csv.body()).subarray(0, 3).toString('hex')]).toEqual([200, 'text/csv; charset=utf-8', 'efbbbf'])
  expect(((await (await request.get(`${portal()}/api/rules/rules.json`)).json()) as { rules: object[] }).rules.length).toBeGreaterThan(300)
  for (const nothing of ['/api/codes/Nothing.csv', '/api/codes/IdType.exe', '/api/rules/other.csv']) expect((await request.get(`${portal()}${nothing}`)).status(), nothing).toBe(404)
  await context.close()
})
