import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Language } from './portal.ts'

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What the browser shows of 1280 px at 400 % (WCAG 1.4.10). */
const ZOOMED = { width: 320, height: 640 }

const SETTLED_MS_MAX = 5_000

type Rules = { runOnly: { type: 'tag' | 'rule'; values: string[] }; rules?: Record<string, { enabled: boolean }> }

/** Only violations are worked out, in the page itself: no frames of other origins, no style sheets fetched again. Half the time of the defaults. */
async function complaints(page: Page, what: string, rules: Rules): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ ...rules, resultTypes: ['violations'], preload: false }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/**
 * The page as it stands: axe in every language, contrast once in the light theme and once in the dark one (it changes
 * with no language), and no scrolling sideways as it is nor at 400 %. Leaves the page as it was.
 */
export async function expectAccessible(page: Page, what: string, language: Language): Promise<void> {
  // After a navigation within the page the title comes with the last of the content.
  await expect(page).toHaveTitle(/.+ – Tulosilta|identif|tunnist/i)
  const withColours = language === 'fi'
  const found: string[] = []
  // While React takes the page over its title is away for a moment: what is wrong must stay wrong.
  await expect.poll(() => complaints(page, what, { runOnly: { type: 'tag', values: LEVELS }, rules: { 'color-contrast': { enabled: withColours } } }), { timeout: SETTLED_MS_MAX }).toEqual([])
  if (withColours) {
    await page.emulateMedia({ colorScheme: 'dark' })
    found.push(...await complaints(page, `${what}, dark`, { runOnly: { type: 'rule', values: ['color-contrast'] } }))
    await page.emulateMedia({ colorScheme: 'light' })
  }
  const shown = page.viewportSize()!
  for (const size of [ZOOMED, shown]) {
    await page.setViewportSize(size)
    const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: document.documentElement.clientWidth }))
    if (scroll > width) found.push(`${what}: scrolls sideways at ${size.width} px, to ${scroll}`)
  }
  expect(found).toEqual([])
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
}
