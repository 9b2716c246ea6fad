import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, type Language } from './portal.ts'

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A page as its rules demand (e-service 6.3): axe, its language, one heading, a title, nothing to scroll sideways. @param what names the page in a failure */
export async function expectAccessible(page: Page, what: string, language: Language): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze()
  expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  expect(await page.title(), what).toMatch(/.+ – Tulosilta|identif|tunnist/i)
  const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: document.documentElement.clientWidth }))
  expect(scroll, `${what} does not scroll sideways`).toBeLessThanOrEqual(width)
}
