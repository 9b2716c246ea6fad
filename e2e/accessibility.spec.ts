import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { actFor, aFile, expect, languages, logIn, METAL, portal, rowOf, test, texts, upload, withUnknownIncomeType } from './support/portal.ts'

const { fi } = texts

/** Pages that need nothing done before, by who sees them: a new page of the portal is a line here. */
const pages: { seenBy: string; person?: string; organisation?: string; role?: 'privateChoose' | 'operatorChoose'; paths: string[] }[] = [
  { seenBy: 'anybody', paths: ['/login', '/login?ended=logout', '/about', '/accessibility', '/privacy', '/addresses', '/interface-terms', '/paper', '/documentation', '/documentation/codes', '/documentation/rules', '/documentation/rules/WR-235', '/documentation/rules/WR-198', '/documentation/outside-registers', '/documentation/codes/IdType', '/nowhere'] },
  {
    seenBy: 'a managing director', person: 'Mallikas', organisation: METAL.name,
    paths: [
      '', '/org', '/report', '/report/import', '/report/deadlines', '/report/earners', '/upload', '/org/records', '/org/records?text=nothing', '/org/records?from=x', '/org/basic-data', '/org/basic-data/contact', '/org/interface/apply', '/org/interface/benefits',
      '/org/certificates/new', '/org/certificates/get', '/org/certificates/get/signing-request', '/org/certificates/get/own-key', '/org/certificates/get/kept-key', '/org/certificates/keys', '/org/mandates', '/org/access-log', '/org/access-log?from=x', '/rights', '/outbox',
    ],
  },
  { seenBy: 'the head of an accounting firm', person: 'Mallitase', paths: [''] },
  { seenBy: 'a household payer', person: 'Esimerkki', role: 'privateChoose', paths: ['/me', '/me/records', '/me/basic-data', '/me/mandates', '/me/access-log', '/rights'] },
  { seenBy: 'a data user', person: 'Huvudman', organisation: 'Esimerkkivirasto', paths: ['/du', '/du/basic-data', '/du/certificates', '/du/certificates/new', '/du/access-log', '/rights'] },
  { seenBy: 'an officer', person: 'Virkailija', role: 'operatorChoose', paths: ['/operator', '/operator/paper', '/operator/paper/new'] },
]

for (const language of languages) {
  const t = texts[language]

  for (const { seenBy, person, organisation, role, paths } of pages) {
    test(`${language}: pages of ${seenBy}`, async ({ page }) => {
      test.setTimeout(20_000 + paths.length * 10_000)
      if (person !== undefined) await logIn(page, person, language)
      if (organisation !== undefined) await actFor(page, organisation)
      if (role !== undefined) {
        await page.getByRole('button', { name: t.roles[role] }).click()
        await expect(page).toHaveURL(/\/(me|operator)$/)
      }
      for (const path of paths) {
        await page.goto(`${portal()}/${language}${path}`)
        await expectAccessible(page, path, language)
      }
    })
  }

  test(`${language}: logging in, and a file from upload to feedback in this language throughout`, async ({ page }) => {
    test.setTimeout(120_000)
    const open = async (path: string) => {
      await page.goto(`${portal()}/${language}${path}`)
      await expectAccessible(page, path, language)
    }
    await page.goto(`${portal()}/${language}/login`)
    await page.getByRole('button', { name: t.login.button }).click()
    await expectAccessible(page, 'identity provider', language)
    await page.getByLabel(t.identityProvider.codeLabel).fill('x')
    await page.getByRole('button', { name: t.identityProvider.logIn, exact: true }).click()
    await expectAccessible(page, 'identity provider with an error', language)

    await logIn(page, 'Testinen', language)
    await actFor(page, METAL.name)
    const [good, faulty, broken] = [aFile(), aFile({ reports: 3, change: withUnknownIncomeType }), aFile()]
    broken.file.buffer = Buffer.from('<a/>')
    await upload(page, [good.file, faulty.file, broken.file], language)
    await expectAccessible(page, 'upload service', language)
    const check = (await rowOf(page, faulty.name).getByRole('link').first().getAttribute('href'))!.replace(`/${language}`, '')
    await open(check)
    await open(`${check}/file?line=60`)
    await open((await (await page.goto(`${portal()}/${language}/upload`), rowOf(page, broken.name).getByRole('link').first()).getAttribute('href'))!.replace(`/${language}`, ''))
    await page.goto(`${portal()}/${language}/upload`)
    await rowOf(page, faulty.name).getByLabel(t.upload.selectWithErrors.replace('{name}', faulty.name)).check()
    await page.getByRole('button', { name: t.upload.send }).click()
    await expect(rowOf(page, faulty.name)).toContainText(t.status.partlyRejected)
    await expectAccessible(page, 'upload service after sending', language)
    await rowOf(page, faulty.name).getByRole('link', { name: new RegExp(t.upload.showRecord) }).click()
    const title = t.record.title.replace('{reference}', faulty.deliveryId)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByText(t.statusText.partlyRejected)).toBeVisible()
    await expect(page).toHaveTitle(`${title} – Tulosilta`)
    await expectAccessible(page, 'record', language)
    const record = new URL(page.url()).pathname.replace(`/${language}`, '')
    for (const path of [`${record}?show=rejected`, `${record}/file?line=40`, `${record}/reports/0`]) await open(path)
  })
}

test('from login to Send with the keyboard alone', async ({ page }) => {
  await page.goto(`${portal()}/fi/login`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: fi.shell.skip })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: fi.login.button })).toBeFocused()
  await page.keyboard.press('Enter')

  const tabTo = async (target: ReturnType<Page['getByRole']>) => {
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
      await page.keyboard.press('Tab')
      const isSeen = await page.evaluate(() => document.activeElement === document.body || getComputedStyle(document.activeElement!).outlineStyle !== 'none')
      expect(isSeen, 'the focus can be seen wherever it is').toBe(true)
    }
    await expect(target).toBeFocused()
  }
  await expect(page.getByRole('heading', { level: 1, name: fi.identityProvider.title })).toBeVisible()
  await tabTo(page.getByRole('button', { name: / Testinen / }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: fi.roles.title })).toBeVisible()
  await tabTo(page.getByRole('button', { name: new RegExp(METAL.name) }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: METAL.name })).toBeFocused()
  await tabTo(page.getByRole('main').getByRole('link', { name: fi.menu.upload }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: fi.upload.title })).toBeFocused()

  const { file, name } = aFile()
  await tabTo(page.getByRole('button', { name: fi.upload.choose }))
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles([file])
  await expect(rowOf(page, name)).toContainText(fi.upload.state.ready)
  const tick = rowOf(page, name).getByRole('checkbox')
  await tabTo(tick)
  await page.keyboard.press('Space')
  await expect(tick).not.toBeChecked()
  await page.keyboard.press('Space')
  await tabTo(page.getByRole('button', { name: fi.upload.send }))
  await page.keyboard.press('Enter')
  await expect(rowOf(page, name)).toContainText(fi.status.valid)
})

test('the language changes on the page one is on, and is remembered', async ({ page }) => {
  await page.goto(`${portal()}/fi/about`)
  await page.getByRole('link', { name: 'Svenska' }).click()
  await expect(page.getByRole('heading', { level: 1, name: texts.sv.about.title })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
  await page.goto(portal())
  await expect(page).toHaveURL(/\/sv\/login/)
})
