import type { Page } from '@playwright/test'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import { expect, portal, texts, type Language } from './portal.ts'

let counter = 0
/** Nobody whom another test reports. */
export const somebody = () => artificialPersonalIdentityCode(90_000 + (Date.now() % 700_000) + counter++)

/** Begins a report by its card on the start page. */
export async function begin(page: Page, way: string, { kind = 'wage', language = 'fi' }: { kind?: 'wage' | 'separate' | 'benefit'; language?: Language } = {}): Promise<void> {
  const { start, kind: kinds } = texts[language].reportForm
  await page.goto(`${portal()}/${language}/report`)
  await page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: way, exact: true }) }).getByRole('button', { name: start.begin }).click()
  await expect(page.getByRole('heading', { level: 1, name: kinds[kind] })).toBeVisible()
}

/** Goes to a step by its name in the step path. */
export const stepIn = (page: Page, language: Language) => async (name: string) => {
  await page.getByRole('navigation', { name: texts[language].reportForm.step.steps }).getByRole('button', { name: new RegExp(name) }).click()
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(name) })).toBeFocused()
}

/** A field by its place in the report. */
export const field = (page: Page, name: string) => page.locator(`[id="${name}"]`)
