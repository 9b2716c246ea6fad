import type { Page } from '@playwright/test'
import pg from 'pg'
import { actFor, CAFE, expect, identityProvider, languages, logIn, METAL, portal, test, texts } from './support/portal.ts'

const { fi } = texts
const sessionCookie = 'portal-session'

test('a person logs in, chooses a role, changes it without logging in again, and the choice is remembered', async ({ page }) => {
  await logIn(page, 'Exempelström')
  await actFor(page, CAFE.name)
  await page.getByRole('link', { name: fi.shell.changeRole }).click()
  await actFor(page, 'Exempel Transport Ab')
  await page.goto(`${portal()}/fi/org`)
  await expect(page.getByRole('heading', { level: 1, name: 'Exempel Transport Ab' })).toBeVisible()
  await page.goto(`${portal()}/fi`)
  await page.getByRole('button', { name: fi.roles.privateChoose }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sofia Exempelström' })).toBeVisible()
})

test('a person without rights is told so, and where rights come from', async ({ page }) => {
  await logIn(page, 'Vailla')
  await expect(page.getByText(fi.roles.organisationNone)).toBeVisible()
  await expect(page.getByText(fi.roles.dataUserNone)).toBeVisible()
})

test('the menu has only what the person may do', async ({ page }) => {
  await logIn(page, 'Provgren')
  await actFor(page, METAL.name)
  const menu = page.getByRole('navigation', { name: fi.shell.menu })
  await expect(menu.getByRole('link', { name: fi.menu.records })).toBeVisible()
  await expect(menu.getByRole('link', { name: fi.menu.upload })).toHaveCount(0)
})

test('a data user\'s master user acts for the data user', async ({ page }) => {
  await logIn(page, 'Huvudman')
  await actFor(page, 'Esimerkkivirasto')
  await expect(page).toHaveURL(/\/du$/)
  await page.goto(`${portal()}/fi/org/records`)
  await expect(page).toHaveURL(/\/fi$/)
})

test('logout ends the session for good, here and at the identity provider', async ({ page, context }) => {
  await logIn(page, 'Testinen')
  const stolen = (await context.cookies()).filter(({ name }) => name === sessionCookie)
  expect(stolen).toHaveLength(1)
  await page.getByRole('button', { name: fi.shell.logOut }).click()
  await expect(page.getByText(fi.login.endedLogout)).toBeVisible()
  await expect(page).toHaveURL(/\/fi\/login\?ended=logout/)

  await page.goBack()
  await page.goto(`${portal()}/fi/upload`)
  await expect(page.getByRole('button', { name: fi.login.button })).toBeVisible()
  await context.addCookies(stolen)
  await page.goto(`${portal()}/fi/upload`)
  await expect(page.getByRole('button', { name: fi.login.button }), 'a kept cookie opens nothing').toBeVisible()

  await page.getByRole('button', { name: fi.login.button }).click()
  await expect(page.getByRole('heading', { level: 1, name: fi.identityProvider.title }), 'the provider asks again who it is').toBeVisible()
})

test('whoever is not logged in is asked to, and comes back to the page they wanted', async ({ page }) => {
  await page.goto(`${portal()}/sv/upload`)
  await expect(page.getByText(texts.sv.login.needed)).toBeVisible()
  await page.getByRole('button', { name: texts.sv.login.button }).click()
  await page.getByRole('button', { name: / Testinen / }).click()
  await expect(page.getByRole('heading', { level: 1, name: texts.sv.upload.title })).toBeVisible()
})

test('the way back never leads to another host', async ({ page }) => {
  await page.goto(`${portal()}/fi/login?next=${encodeURIComponent('//evil.example/fi')}`)
  await page.getByRole('button', { name: fi.login.button }).click()
  await page.getByRole('button', { name: / Testinen / }).click()
  await expect(page).toHaveURL(`${portal()}/fi`)
})

test('the session cookie is of no use to scripts and to other sites, and says nothing', async ({ page, context }) => {
  await logIn(page, 'Testinen')
  const [cookie] = (await context.cookies()).filter(({ name }) => name === sessionCookie)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(cookie!.value.split('.')).toHaveLength(5) // an encrypted token: header, key, nonce, text, tag
  expect(await page.evaluate(() => document.cookie)).not.toContain(sessionCookie)
})

test('a free artificial code makes a new person; a malformed one and a possible real one are refused in words', async ({ page }) => {
  await page.goto(`${portal()}/fi/login`)
  await page.getByRole('button', { name: fi.login.button }).click()
  const field = page.getByLabel(fi.identityProvider.codeLabel)
  const submit = page.getByRole('button', { name: fi.identityProvider.logIn, exact: true })
  await field.fill('010180-9005')
  await submit.click()
  await expect(page.getByText(fi.identityProvider.codeMalformed)).toBeVisible()
  await expect(field).toBeFocused()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.fill('010150+002D')
  await submit.click()
  await expect(page.getByText(fi.identityProvider.codeReal)).toBeVisible()
  await field.fill(' 010180-9004 ')
  await submit.click()
  await expect(page.getByText(fi.roles.organisationNone)).toBeVisible()
})

test('giving up at the identity provider leads back, with a word of what happened', async ({ page }) => {
  await page.goto(`${portal()}/fi/login`)
  await page.getByRole('button', { name: fi.login.button }).click()
  await page.getByRole('button', { name: fi.identityProvider.cancel }).click()
  await expect(page.getByText(fi.login.endedFailed)).toBeVisible()
})

for (const language of languages) {
  test(`${language}: the identity provider speaks the language of the page one comes from`, async ({ page }) => {
    await page.goto(`${portal()}/${language}/login`)
    await page.getByRole('button', { name: texts[language].login.button }).click()
    await expect(page.getByRole('heading', { level: 1, name: texts[language].identityProvider.title })).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`^${identityProvider()}`))
    await expect(page.locator('html')).toHaveAttribute('lang', language)
  })
}

test('two minutes before its end the session says so, and one press prolongs it', async ({ page }) => {
  await page.clock.install()
  await logIn(page, 'Prokuristi')
  await moveSessionBack('Prokuristi', 18.5)
  const dialog = page.getByRole('dialog', { name: fi.session.title })
  await laterShows(page, '18:30', () => expect(dialog).toBeVisible({ timeout: 3000 }))
  await expect(dialog.getByText(/sekunnin kuluttua/).first()).toBeVisible()
  await dialog.getByRole('button', { name: fi.session.goOn }).click()
  await expect(dialog).toBeHidden()
  expect(await (await page.request.get(`${portal()}/api/session`)).json()).toMatchObject({ alive: true, canGoOn: true })
})

test('a session that has ended leads to the login page, which says why', async ({ page }) => {
  await page.clock.install()
  await logIn(page, 'Rajapinta')
  await moveSessionBack('Rajapinta', 20)
  await laterShows(page, '20:30', () => expect(page).toHaveURL(/\/fi\/login\?ended=idle&next=/, { timeout: 3000 }))
  await expect(page.getByText(fi.login.endedIdle)).toBeVisible()
})

/** What the page shows after this time on its own clock; a page whose scripts were not running yet has its time pass again. */
async function laterShows(page: Page, time: string, shown: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(time)
    await shown()
  }).toPass({ timeout: 15_000 })
}

/** The last thing the person did was so long ago. */
async function moveSessionBack(familyName: string, minutes: number): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['E2E_DATABASE_URL']! })
  await client.connect()
  await client.query(`UPDATE portal.login_session SET started_at = started_at - $2 * interval '1 minute', last_active_at = last_active_at - $2 * interval '1 minute'
    WHERE ended_at IS NULL AND person_id = (SELECT id FROM portal.person WHERE family_name = $1)`, [familyName, minutes])
  await client.end()
}
