import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { at, close, openBrowser, pageOf } from './support'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  page = await pageOf(browser, 'admin')
  await page.goto(at('/sync'))
})
afterEach(async () => {
  await close(page)
})

describe('the sync page', () => {
  it('says in a sentence when the last complete sync was and what waits for a decision', async () => {
    await page
      .getByText(/Last complete sync .*: \d+ records, (\d+|nothing) changed\..*needs? a decision\./)
      .waitFor()
  })

  it('starts a sync, watches it, and lists it when it has ended', async () => {
    const history = page.getByRole('region', { name: 'History' }).getByRole('listitem')
    const before = await history.count()
    await page.getByRole('button', { name: 'Sync now' }).click()
    await expect.poll(() => history.count(), { timeout: 20_000 }).toBeGreaterThan(before)
    await history.filter({ hasText: 'Started by: Avery Lindholm' }).first().waitFor()
  })

  it('asks for a reason before a difference is decided, and does not take over a computed date', async () => {
    const difference = page
      .getByRole('region', { name: 'Differences' })
      .getByRole('listitem')
      .filter({ hasText: 'Day 45' })
      .first()
    await difference.getByRole('button', { name: /^Decide/ }).click()
    expect(await difference.getByRole('radio', { name: /PracticePanther/ }).isDisabled()).toBe(true)
    await difference.getByRole('button', { name: 'Save the decision' }).click()
    expect(await difference.getByLabel('Why').evaluate((field) => field.matches(':invalid'))).toBe(true)
    await difference.getByLabel('Why').fill('The date at the source was typed one day late.')
    await difference.getByRole('button', { name: 'Save the decision' }).click()
    await difference.waitFor({ state: 'detached' })
  })

  it('keeps the schedule that is chosen', async () => {
    await page.getByLabel('Runs automatically').selectOption('daily')
    await page.getByLabel('Compares everything at').selectOption('5')
    await page.getByRole('button', { name: 'Save the schedule' }).click()
    await page.getByText('Saved. It runs automatically every day at 5 AM.').waitFor()
    await page.reload()
    expect(await page.getByLabel('Runs automatically').inputValue()).toBe('daily')
  })

  it('shows the result of connecting', async () => {
    await page.goto(at('/sync?connect=refused'))
    await page
      .getByRole('alert')
      .filter({ hasText: 'was not connected, because it was not allowed there' })
      .waitFor()
  })
})
