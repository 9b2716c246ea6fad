import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { fetchCertificate } from './support/certificates.ts'
import { actFor, expect, languages, logIn, METAL, portal, test, texts } from './support/portal.ts'

const { fi } = texts
const { apply, notice, benefits, missing, suspended } = fi.interface
const { certificates: cert, operator, secureMessage } = fi

const ASSOCIATION = { businessId: '7024024-5', name: 'Testiyhdistys ry' }
const DESCRIPTION = 'Jäsenmaksuohjelman palkat'
const EMAIL = 'terho@ohjelmistotalo.example'

const main = (page: Page) => page.getByRole('main')
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true })
/** A box is ticked as a keyboard does it. */
const tick = async (page: Page, label: string) => { await page.getByLabel(label, { exact: true }).focus(); await page.keyboard.press('Space') }
const heading = (page: Page, name: string | RegExp, level = 1) => expect(page.getByRole('heading', { level, name })).toBeVisible()
/** The summary of errors has the focus, and its lines lead to the fields. */
async function expectErrors(page: Page, count: number): Promise<void> {
  const summary = main(page).getByRole('region').filter({ has: page.locator(':focus') })
  await expect(summary.getByRole('listitem')).toHaveCount(count)
}

test('from the application to a certificate in use and its end: chair, contact person, officer', async ({ page, browser }) => {
  test.setTimeout(480_000)
  await logIn(page, 'Monitoimi')
  await actFor(page, ASSOCIATION.name)
  await page.getByRole('navigation', { name: fi.shell.menu }).getByRole('link', { name: fi.menu.interface }).click()
  await heading(page, fi.interface.title)

  // Application: nothing chosen, then one channel; the terms are not accepted for anybody.
  await main(page).getByRole('link', { name: fi.interface.state.apply }).click()
  await button(page, fi.form.continue).click()
  await expectErrors(page, 2)
  await expect(main(page)).toContainText(apply.benefitsClosed)
  await tick(page, fi.interface.purpose.own)
  await tick(page, fi.interface.channel['ws-delayed'])
  await button(page, fi.form.continue).click()
  await heading(page, /2\/2/, 2)
  await button(page, apply.send).click()
  await expectErrors(page, 1)
  await tick(page, apply.accept)
  await button(page, apply.send).click()
  await expect(main(page)).toContainText(notice.applied)

  // Benefits: confirmed in two steps, then a replacing application may name their channels.
  await main(page).getByRole('link', { name: benefits.openConfirm }).click()
  await button(page, benefits.openConfirm).click()
  await expect(page.getByRole('heading', { name: benefits.confirmTitle })).toBeFocused()
  await button(page, benefits.confirmSend).click()
  await expect(main(page)).toContainText(notice['benefits-confirmed'])
  await main(page).getByRole('link', { name: fi.interface.state.replace }).click()
  await expect(page.getByLabel(fi.interface.purpose.own)).toBeChecked()
  await page.getByRole('group', { name: fi.interface.kind.benefit }).getByLabel(fi.interface.channel.sftp, { exact: true }).check()
  await button(page, fi.form.continue).click()
  await expect(main(page).getByText(`${fi.interface.kind.benefit}: ${fi.interface.channel.sftp}`)).toBeVisible()
  await tick(page, apply.accept)
  await button(page, apply.send).click()
  await expect(main(page)).toContainText(notice.applied)
  await page.goto(`${portal()}/fi/org/interface/benefits`)
  await expect(main(page)).toContainText(benefits.inUseTitle)

  // Certificate: fields say what is wrong, a national phone number is made international.
  await page.goto(`${portal()}/fi/org/interface`)
  await main(page).getByRole('link', { name: cert.action.new, exact: true }).click()
  await button(page, fi.form.continue).click()
  await expectErrors(page, 6)
  await page.getByLabel(cert.type['wage-ws']).check()
  await page.getByLabel(cert.new.description).fill(DESCRIPTION)
  await page.getByLabel(cert.new.contactName, { exact: true }).fill('Terho Tekninen')
  await page.getByLabel(cert.new.contactPhone).fill('040 123 4567')
  await page.getByLabel(cert.new.contactEmail, { exact: true }).fill(EMAIL)
  await page.getByLabel(cert.new.representative).fill('puheenjohtaja@yhdistys.example')
  await button(page, cert.new.useSuggestion.replace('{phone}', '+358401234567')).click()
  await button(page, fi.form.continue).click()
  await expect(main(page)).toContainText('+358401234567')
  await button(page, cert.new.send).click()
  await expect(main(page)).toContainText(cert.order.done)
  const orderAddress = page.url().replace(/\?.*/, '')

  // The contact person: the mail's address and the text message's PIN, without login.
  await main(page).getByRole('link', { name: cert.order.testOutbox }).click()
  const href = (await main(page).getByRole('link', { name: fi.outbox.open }).first().getAttribute('href'))!
  await page.goto(`${portal()}/fi/outbox?to=${encodeURIComponent('+358 40 123 4567')}`)
  const pin = /(?<!\d)\d{6}(?!\d)/.exec(await main(page).getByRole('listitem').first().innerText())![0]
  const contactPerson = await browser.newContext({ locale: 'sv-FI' })
  const message = await contactPerson.newPage()
  const answer = await message.goto(portal() + href.replace(/^\/fi/, ''))
  expect(message.url(), 'the address in the mail names no language').toContain('/sv/secure-message/')
  expect([answer!.headers()['cache-control'], answer!.headers()['referrer-policy'], await message.locator('meta[name=robots]').getAttribute('content')]).toEqual([expect.stringContaining('no-store'), 'same-origin', 'noindex, nofollow'])
  await message.goto(portal() + href)
  await message.getByLabel(secureMessage.pin).fill(pin === '000000' ? '111111' : '000000')
  await button(message, secureMessage.open).click()
  await expectErrors(message, 1)
  await expectAccessible(message, 'secure message with a wrong PIN', 'fi')
  await message.getByLabel(secureMessage.pin).fill(pin)
  await button(message, secureMessage.open).click()
  await expect(message.getByRole('heading', { name: secureMessage.data })).toBeFocused()
  await expectAccessible(message, 'secure message open', 'fi')
  const [customerId, customerName, transferId, transferPassword] = await message.locator('dd code').allInnerTexts()
  expect([customerId, customerName]).toEqual([ASSOCIATION.businessId, ASSOCIATION.name])
  await fetchCertificate({ customerId: customerId!, customerName: customerName!, transferId: transferId!, transferPassword: transferPassword! })
  await contactPerson.close()

  // The certificate: its files, another contact person.
  await page.goto(orderAddress)
  await main(page).getByRole('link', { name: cert.order.certificate }).click()
  await page.waitForURL(/\/certificates\/\d+$/)
  const certificateAddress = page.url()
  const saved = page.waitForEvent('download')
  await main(page).getByRole('link', { name: new RegExp(cert.page.file.chain) }).click()
  expect((await saved).suggestedFilename()).toBe('chain.pem')
  await main(page).getByRole('link', { name: cert.action.contact }).click()
  await page.getByLabel(cert.new.contactName, { exact: true }).fill('Uusi Yhteyshenkilö')
  await button(page, fi.form.save).click()
  await expect(main(page)).toContainText(cert.page.contactChanged)
  await expect(main(page)).toContainText('Uusi Yhteyshenkilö')

  // An application without its channel names it.
  await page.goto(`${portal()}/fi/org/interface/apply`)
  await page.getByRole('group', { name: fi.interface.kind.wage }).getByLabel(fi.interface.channel['ws-delayed'], { exact: true }).uncheck()
  await button(page, fi.form.continue).click()
  await tick(page, apply.accept)
  await button(page, apply.send).click()
  await expectErrors(page, 1)
  await expect(main(page).getByLabel(apply.loss.replace('{certificate}', DESCRIPTION))).not.toBeChecked()
  await expectAccessible(page, 'application that takes a channel away', 'fi')

  // An officer suspends: the organisation reads why, and can order nothing.
  const office = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
  await logIn(office, 'Virkailija')
  await button(office, fi.roles.operatorChoose).click()
  await office.getByLabel(operator.search).fill('testiyhdistys')
  await button(office, operator.submit).click()
  await main(office).getByRole('link', { name: ASSOCIATION.name }).click()
  await main(office).getByRole('link', { name: operator.view.suspend }).click()
  await button(office, operator.suspendPage.suspend).click()
  await expectErrors(office, 2)
  await expectAccessible(office, 'suspension with errors', 'fi')
  await office.getByLabel(operator.suspendPage.reason).fill('Aineistoja lähetetään tuhat kertaa tunnissa.')
  await tick(office, operator.suspendPage.confirm.replace('{name}', ASSOCIATION.name).replace('{id}', ASSOCIATION.businessId))
  await button(office, operator.suspendPage.suspend).click()
  await expect(main(office)).toContainText(operator.notice.suspended)
  await page.goto(`${portal()}/fi/org/interface`)
  await expect(main(page)).toContainText(suspended.reason.replace('{reason}', 'Aineistoja lähetetään tuhat kertaa tunnissa.'))
  await expect(main(page).getByRole('link', { name: cert.action.new, exact: true })).toHaveCount(0)

  // What only is there when something has been done, in every language; the other pages are in accessibility.spec.ts.
  const own = ['/org/interface', '/org/interface/benefits', new URL(orderAddress).pathname.slice(3), `${new URL(orderAddress).pathname.slice(3)}/contact`,
    new URL(certificateAddress).pathname.slice(3), `${new URL(certificateAddress).pathname.slice(3)}/revoke`]
  const certificateId = certificateAddress.split('/').at(-1)!
  const officers = ['/operator?query=nobody', `/operator/${ASSOCIATION.businessId}`, `/operator/${ASSOCIATION.businessId}/suspend`, `/operator/${ASSOCIATION.businessId}/certificates/${certificateId}/revoke`]
  for (const [index, language] of languages.entries()) {
    const viewport = index === 1 ? { width: 390, height: 844 } : { width: 1280, height: 900 }
    for (const [who, paths] of [[page, own], [office, officers]] as const) {
      await who.setViewportSize(viewport)
      for (const path of paths) {
        expect((await who.goto(`${portal()}/${language}${path}`))!.status(), path).toBe(200)
        await expectAccessible(who, `${language} ${path}`, language)
      }
    }
  }

  // The officer ends the suspension and revokes; the organisation sees it.
  await office.goto(`${portal()}/fi/operator/${ASSOCIATION.businessId}/suspend`)
  await office.getByLabel(operator.suspendPage.reason).fill('Korjattu.')
  await office.getByLabel(operator.suspendPage.confirm.replace('{name}', ASSOCIATION.name).replace('{id}', ASSOCIATION.businessId)).check()
  await button(office, operator.suspendPage.resume).click()
  await expect(main(office)).toContainText(operator.notice.resumed)
  await office.context().close()

  await page.goto(certificateAddress)
  await main(page).getByRole('link', { name: cert.action.revoke }).click()
  await page.getByLabel(cert.revoke.reason['key-compromise']).check()
  await button(page, fi.form.continue).click()
  await expect(main(page)).toContainText(DESCRIPTION)
  await button(page, cert.revoke.send).click()
  await expectErrors(page, 1)
  await expectAccessible(page, 'revocation to be confirmed', 'fi')
  await tick(page, cert.revoke.understand)
  await button(page, cert.revoke.send).click()
  await expect(main(page)).toContainText(cert.page.revokedNotice)
  await expect(main(page)).toContainText('Maria Monitoimi')
})

test('who lacks the right is told which; what is not theirs does not exist', async ({ page }) => {
  await logIn(page, 'Testinen')
  await actFor(page, METAL.name)
  await expect(page.getByRole('link', { name: fi.menu.interface })).toHaveCount(0)
  expect((await page.goto(`${portal()}/fi/org/interface`))!.status()).toBe(403)
  await heading(page, fi.interface.title)
  await expect(main(page)).toContainText(missing.needMandate)
  await expect(main(page)).toContainText(fi.grounds['report-wages'])
  await expectAccessible(page, 'missing right', 'fi')
  for (const path of ['/operator', `/operator/${METAL.businessId}`]) {
    expect((await page.goto(`${portal()}/fi${path}`))!.status()).toBe(404)
    await heading(page, fi.notFound.title)
  }
})

test('a master user orders a certificate of data use, and no other kind', async ({ page }) => {
  await logIn(page, 'Huvudman', 'sv')
  await actFor(page, 'Esimerkkivirasto')
  const { sv } = texts
  await page.getByRole('navigation', { name: sv.shell.menu }).getByRole('link', { name: sv.menu.certificates, exact: true }).click()
  await expectAccessible(page, 'certificates of a data user', 'sv')
  await main(page).getByRole('link', { name: sv.certificates.action.new, exact: true }).click()
  await expect(page.getByRole('radio')).toHaveCount(2)
  await expectAccessible(page, 'application for a certificate of data use', 'sv')
  await page.getByLabel(sv.certificates.type['datauser-ws']).check()
  await page.getByLabel(sv.certificates.new.description).fill('Dataplattformen')
  await page.getByLabel(sv.certificates.new.contactName, { exact: true }).fill('Teknik Tekniker')
  await page.getByLabel(sv.certificates.new.contactPhone).fill('+358 50 765 4321')
  await page.getByLabel(sv.certificates.new.contactEmail, { exact: true }).fill('teknik@byra.example')
  await page.getByLabel(sv.certificates.new.representative).fill('huvudman@byra.example')
  await button(page, sv.form.continue).click()
  await button(page, sv.certificates.new.send).click()
  await expect(main(page)).toContainText(sv.certificates.order.done)
  await expectAccessible(page, 'order of a data user', 'sv')
})
