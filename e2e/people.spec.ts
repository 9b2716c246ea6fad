import { actFor, expect, logIn, METAL, portal, test, texts } from './support/portal.ts'
import { persons } from '#prisma/seed/population.ts'

const { fi } = texts
const codeOf = (familyName: string) => persons.find((one) => one.familyName === familyName)!.identityCode

test('a mandate opens an organisation to somebody who is logged in, its withdrawal closes it; both are in the access log', async ({ page, browser }) => {
  const other = await (await browser.newContext()).newPage()
  await logIn(other, 'Vailla')
  await logIn(page, 'Mallikas')
  await actFor(page, METAL.name)
  await page.getByRole('navigation', { name: fi.shell.menu }).getByRole('link', { name: fi.menu.mandates }).click()

  await page.getByRole('button', { name: fi.mandates.give }).click()
  await expect(page.getByRole('heading', { name: /Korjaa/ })).toBeFocused()
  await page.getByRole('radio', { name: fi.mandates.themes.M1 }).check()
  await page.getByLabel(fi.mandates.assignee).fill(codeOf('Vailla'))
  await page.getByRole('button', { name: fi.mandates.give }).click()
  await expect(page.getByText(fi.mandates.done.given)).toBeVisible()
  expect(await page.content()).not.toContain(codeOf('Vailla'))

  await other.reload()
  await actFor(other, METAL.name)
  await expect(other.getByRole('navigation', { name: fi.shell.menu }).getByRole('link', { name: fi.menu.upload })).toHaveCount(0)
  await other.getByRole('main').getByRole('link', { name: fi.rights.link }).click()
  const missing = other.getByRole('row', { name: new RegExp(fi.rights.functions.certificates) })
  await expect(missing).toContainText(fi.rights.nothing)
  await expect(missing).toContainText(fi.grounds.organ)

  await page.getByRole('button', { name: 'Peruuta: Palkkatietojen katselu, Veera Vailla' }).click()
  await expect(page.getByText(fi.mandates.done.withdrawn)).toBeVisible()
  await other.goto(`${portal()}/fi/org/records`)
  await expect(other.getByText(fi.rights.none)).toBeVisible()
  await other.context().close()

  await page.goto(`${portal()}/fi/org/access-log`)
  await page.getByLabel(fi.accessLog.kind).selectOption({ label: fi.actions.mandate.name })
  await page.getByRole('button', { name: fi.accessLog.search }).click()
  for (const action of [fi.actions.mandate.give, fi.actions.mandate.withdraw]) await expect(page.getByRole('row', { name: action }).first()).toContainText('Matti Mallikas')
})

test('a contact person is added, changed and removed', async ({ page }) => {
  await logIn(page, 'Mallikas')
  await actFor(page, METAL.name)
  await page.goto(`${portal()}/fi/org/basic-data`)
  await page.getByRole('link', { name: fi.basicData.add }).click()
  await page.getByLabel(fi.basicData.roles.technical).check()
  await page.getByLabel(fi.basicData.person).fill('Kaija Koodari')
  await page.getByLabel(fi.basicData.phone).fill('040 123 4567')
  await page.getByLabel(fi.basicData.email).fill('kaija@example.com')
  await page.getByRole('button', { name: fi.form.save }).click()
  await expect(page.getByRole('link', { name: fi.basicData.problem.contactPhoneNational })).toBeVisible()
  await page.getByLabel(fi.basicData.phone).fill('+358 40 123 4567')
  await page.getByRole('button', { name: fi.form.save }).click()
  await expect(page.getByText(fi.basicData.done.saved)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Kaija Koodari' })).toContainText('+358401234567')
  await page.getByRole('link', { name: fi.basicData.editNamed.replace('{name}', 'Kaija Koodari') }).click()
  await page.getByRole('button', { name: fi.basicData.remove }).click()
  await expect(page.getByText(fi.basicData.done.removed)).toBeVisible()
  await expect(page.getByText('Kaija Koodari')).toHaveCount(0)
})

test('light or dark is chosen once and kept', async ({ page }) => {
  await page.goto(`${portal()}/fi/about`)
  await page.getByRole('button', { name: fi.footer.dark }).click()
  await expect(page.getByRole('button', { name: fi.footer.dark })).toHaveAttribute('aria-pressed', 'true')
  const isDark = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme === 'dark')
  expect(await isDark()).toBe(true)
  await page.goto(`${portal()}/sv/login`)
  expect(await isDark()).toBe(true)
  await page.getByRole('button', { name: texts.sv.footer.system }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
})
