import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask, at, close, faultsOf, openBrowser, pageOf } from './support'

const FOLDER = '.tmp/screens'
/** The smallest picture there is: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  mkdirSync(FOLDER, { recursive: true })
})
afterAll(async () => {
  await browser.close()
})
afterEach(async () => {
  await close(page)
})

describe('the profile', () => {
  it('is reached from the name, keeps what is entered, and says what is wrong with it', async () => {
    page = await pageOf(browser, 'thirdparty')
    await page.goto(at('/home'))
    await page.getByRole('button', { name: /theme and sign-out/ }).click()
    await page.getByRole('menuitem', { name: 'Profile' }).click()
    await page.getByRole('heading', { name: 'Profile' }).waitFor()
    await page.getByLabel('Phone').fill('12')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').filter({ hasText: 'This is not a phone number.' }).waitFor()
    await page.getByLabel('Phone').fill('(202) 555-0123')
    await page.getByLabel('Time zone').selectOption('America/Denver')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await expect.poll(() => page.getByLabel('Phone').inputValue()).toBe('+12025550123')
    await page.getByLabel('First name').fill('Somebody else')
    await expect.poll(() => page.getByText('Saved.').count()).toBe(0)
    await page.reload()
    expect(await page.getByLabel('Time zone').inputValue()).toBe('America/Denver')
  })

  it('saves a picture, and rejects what is none', async () => {
    page = await pageOf(browser, 'thirdparty')
    await page.goto(at('/profile'))
    const file = page.locator('input[type=file]')
    await file.setInputFiles({ name: 'me.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') })
    await page.getByRole('alert').filter({ hasText: 'must be PNG, JPEG or WebP' }).waitFor()
    await file.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.alloc(300 * 1024) })
    await page.getByRole('alert').filter({ hasText: '300 kB' }).waitFor()
    await file.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: PIXEL })
    const picture = page.getByRole('img', { name: 'Your picture' })
    await picture.waitFor()
    await expect
      .poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
      .toBe(1)
    await page.getByRole('button', { name: 'Remove it' }).click()
    await page.getByText('The picture was removed.').waitFor()
  })

  it('saves the choice of notifications', async () => {
    page = await pageOf(browser, 'thirdparty')
    await page.goto(at('/profile'))
    await page.getByRole('checkbox', { name: /^Messages/ }).uncheck()
    await expect
      .poll(
        async () =>
          (await ask<{ messages: { inApp: boolean } }>(page, '/api/notifications/preferences')).messages
            .inApp,
      )
      .toBe(false)
    expect(await page.getByRole('checkbox', { name: /^Operation/ }).count()).toBe(0)
  })
})

const CASES = [390, 1440].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })))

describe('the profile, to be looked at', () => {
  it.each(CASES)('at $width, $theme', async ({ width, theme }) => {
    page = await pageOf(browser, 'admin', { width, height: width < 500 ? 844 : 900, theme })
    await page.goto(at('/profile'), { waitUntil: 'networkidle' })
    await page.screenshot({ path: `${FOLDER}/profile-${width}-${theme}.png`, fullPage: true })
    expect(await faultsOf(page)).toEqual([])
  })
})
