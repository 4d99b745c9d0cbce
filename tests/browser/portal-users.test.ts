import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask, at, close, emailOf, faultsOf, openBrowser, pageOf } from './support'

const FOLDER = '.tmp/screens'
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

const idOf = async (email: string) =>
  (await ask<{ docs: { id: string }[] }>(page, `/api/portal/users?q=${encodeURIComponent(email)}`)).docs[0]
    ?.id
const email = () => `made-${Date.now()}@peak1031.example`

describe('the users page', () => {
  it('finds people by name, role and how they sign in', async () => {
    page = await pageOf(browser, 'admin')
    await page.goto(at('/users'))
    await page.getByLabel('Search by name or e-mail').fill('whitfield')
    const rows = page.getByRole('table', { name: 'Users' }).getByRole('row')
    await expect.poll(() => rows.count()).toBe(2)
    await rows
      .filter({ hasText: emailOf('coordinator') })
      .getByText('Password only')
      .waitFor()
    await page.locator('main').getByRole('button', { name: 'Role' }).first().click()
    await page.getByRole('menuitemcheckbox', { name: 'Client' }).click()
    await page.getByText('No user matches').waitFor()
    await page.getByRole('button', { name: 'Clear search and filters' }).click()
    await expect.poll(() => rows.count()).toBeGreaterThan(4)
  })

  it('makes a user, changes them, locks them out and lets them in again', async () => {
    const address = email()
    page = await pageOf(browser, 'admin')
    await page.goto(at('/users'))
    await page.getByRole('button', { name: 'Add user' }).click()
    // What is missing stands beside its field, and the first one has the focus.
    await page.getByRole('button', { name: 'Create user' }).click()
    await page.getByRole('alert').filter({ hasText: 'Enter the first name.' }).waitFor()
    await expect
      .poll(() => page.getByLabel('First name').evaluate((field) => field === document.activeElement))
      .toBe(true)
    await page.getByLabel('First name').fill('Made')
    await page.getByLabel('Last name').fill('Byhand')
    await page.getByLabel('E-mail address').fill(address)
    await page.getByLabel('Role', { exact: true }).selectOption('coordinator')
    await page.getByLabel('Password', { exact: true }).fill('password1234')
    await page.getByRole('button', { name: 'Create user' }).click()
    await page
      .getByRole('alert')
      .filter({ hasText: /guessed/ })
      .waitFor()
    await page.getByLabel('Password', { exact: true }).fill('mango-tractor-violin-92')
    await page.getByRole('button', { name: 'Create user' }).click()
    await page.getByRole('heading', { name: 'Made Byhand' }).waitFor()
    await page.getByLabel('Last name').fill('Changed')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Made Changed' }).waitFor()
    await page.getByRole('button', { name: 'Deactivate' }).click()
    await page.getByText('The user was deactivated and is out at once.').waitFor()
    await page.getByRole('button', { name: 'Activate', exact: true }).click()
    await page.getByText('The user was activated.').waitFor()
    const other = await browser.newContext()
    expect(
      (
        await other.request.post(at('/api/auth/login'), {
          data: { email: address, password: 'mango-tractor-violin-92' },
        })
      ).status(),
    ).toBe(200)
    await other.close()
    await page.reload()
    await page.getByText('One session.').waitFor()
    await page.getByRole('button', { name: 'End all sessions' }).click()
    await page.getByText('Not signed in anywhere.').waitFor()
  })

  it('shows the calendar addresses of a user, and ends one', async () => {
    const owner = await pageOf(browser, 'agency')
    const made: { id: string; url: string } = await (
      await owner.request.post(at('/api/calendar-feeds'), { data: {} })
    ).json()
    await close(owner)
    page = await pageOf(browser, 'admin')
    await page.goto(at(`/users/${await idOf(emailOf('agency'))}`))
    const addresses = page.getByRole('region', { name: 'Calendar addresses' })
    await addresses.getByText('All exchanges of the user').first().waitFor()
    await addresses
      .getByText(/Created \w{3}, \w{3} \d+, \d{4}.*never read/)
      .first()
      .waitFor()
    expect(await faultsOf(page)).toEqual([])
    for (const [width, theme] of [
      [390, 'dark'],
      [1440, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: theme })
      await page.screenshot({ path: `${FOLDER}/user-feeds-${width}-${theme}.png`, fullPage: true })
    }
    await addresses.getByRole('button', { name: 'End the calendar address' }).first().click()
    await page.getByText('The calendar address was ended.').waitFor()
    await expect.poll(async () => (await page.request.get(made.url)).status()).toBe(404)
  })

  it('does not let an admin lock themselves out, and says why', async () => {
    page = await pageOf(browser, 'admin')
    await page.goto(at(`/users/${await idOf(emailOf('admin'))}`))
    await page.getByRole('button', { name: 'Deactivate' }).click()
    await page
      .getByRole('alert')
      .filter({ hasText: 'You cannot take away your own administrator role.' })
      .waitFor()
  })

  it('is not there for others', async () => {
    page = await pageOf(browser, 'coordinator')
    expect((await page.goto(at('/users')))?.status()).toBe(404)
  })
})

const CASES = [390, 1440].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })))

describe('screenshots of the users pages', () => {
  it.each(CASES)('at $width, $theme', async ({ width, theme }) => {
    page = await pageOf(browser, 'admin', { width, height: width < 500 ? 844 : 900, theme })
    const shoot = async (name: string) => {
      await page.screenshot({ path: `${FOLDER}/${name}-${width}-${theme}.png`, fullPage: true })
      expect(await faultsOf(page), name).toEqual([])
    }
    await page.goto(at('/users'), { waitUntil: 'networkidle' })
    await shoot('users')
    await page.goto(at(`/users/${await idOf(emailOf('client'))}`), { waitUntil: 'networkidle' })
    await shoot('user')
  })
})
