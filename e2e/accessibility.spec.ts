import type { Page } from '@playwright/test'
import { actFor, aFile, expect, languages, logIn, METAL, portal, rowOf, test, texts, upload, withUnknownIncomeType } from './support/portal.ts'
import { expectAccessible } from './support/accessible.ts'

const { fi } = texts

for (const language of languages) {
  for (const [device, viewport] of [['desktop', { width: 1280, height: 900 }], ['phone', { width: 360, height: 740 }]] as const) {
    test(`${language}, ${device}: every page`, async ({ page }) => {
      test.setTimeout(180_000)
      const t = texts[language]
      await page.setViewportSize(viewport)
      const open = async (path: string) => {
        await page.goto(`${portal()}/${language}${path}`)
        await expectAccessible(page, path, language)
      }
      for (const path of ['/login', '/login?ended=logout', '/about', '/accessibility', '/privacy', '/nowhere']) await open(path)
      await page.goto(`${portal()}/${language}/login`)
      await page.getByRole('button', { name: t.login.button }).click()
      await expectAccessible(page, 'identity provider', language)
      await page.getByLabel(t.identityProvider.codeLabel).fill('x')
      await page.getByRole('button', { name: t.identityProvider.logIn, exact: true }).click()
      await expectAccessible(page, 'identity provider with an error', language)

      await logIn(page, 'Mallitase', language)
      await expectAccessible(page, 'roles of an agent', language)
      await page.getByRole('button', { name: t.shell.logOut }).click()
      await logIn(page, 'Testinen', language)
      await expectAccessible(page, 'roles', language)
      await actFor(page, METAL.name)
      await expectAccessible(page, 'home', language)

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
      const record = (await rowOf(page, faulty.name).getByRole('link', { name: new RegExp(t.upload.showRecord) }).getAttribute('href'))!.replace(`/${language}`, '')
      for (const path of [record, `${record}?show=rejected`, `${record}/file?line=40`, '/org/records', '/org/records?text=nothing', '/org/records?from=x', '/org']) await open(path)
    })
  }
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
