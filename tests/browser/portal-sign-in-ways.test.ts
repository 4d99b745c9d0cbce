import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { setUpApp, tokensOf } from '../support/accounts'
import { Caller, signIn as signInOverApi } from '../support/api'
import { at, close, emailOf, faultsOf, fillSignIn, openBrowser, pageOf, PASSWORD } from './support'

/** The sign-in methods that people use when something went wrong, or for the first time. */
const OWN = 'correct-horse-1031'
let browser: Browser
let admin: Caller
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  admin = await signInOverApi(inject('baseUrl'), emailOf('admin'), PASSWORD)
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
})
afterEach(async () => {
  await close(page)
})

let serial = 0
async function newcomer(): Promise<{ id: string; email: string }> {
  serial += 1
  const email = `ways-${serial}-${Date.now()}@peak1031.example`
  return {
    email,
    id: await admin.create('users', {
      email,
      password: OWN,
      role: 'coordinator',
      firstName: 'Nora',
      lastName: `Ways ${serial}`,
    }),
  }
}

async function enter(email: string, password = OWN): Promise<void> {
  await page.goto(at('/login'))
  await fillSignIn(page, email, password)
}

describe('somebody whose phone is lost', () => {
  it('enters with a backup code, which is shown on the security page and works once', async () => {
    const { email } = await newcomer()
    const {
      backupCodes: [code = ''],
    } = await setUpApp((await tokensOf(inject('baseUrl'), email, OWN)).caller)
    await enter(email)
    await page.getByRole('button', { name: 'Use a backup code' }).click()
    await page.getByLabel('Backup code', { exact: true }).fill(code.toUpperCase())
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL('**/home')
    await page.goto(at('/profile/security'))
    await page.getByText('9 of 10 backup codes left').waitFor()
    await page.context().clearCookies()
    await enter(email)
    await page.getByRole('button', { name: 'Use a backup code' }).click()
    await page.getByLabel('Backup code', { exact: true }).fill(code)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').filter({ hasText: 'used before' }).waitFor()
  })
})

describe('somebody who is locked', () => {
  it('get the same answer as with a wrong password, until an administrator unlocks them', async () => {
    const { id, email } = await newcomer()
    for (let times = 0; times < 5; times += 1)
      await new Caller(inject('baseUrl')).post('/api/auth/login', { email, password: 'not-the-password' })
    await enter(email)
    await page.getByRole('alert').filter({ hasText: 'not right' }).waitFor()
    const office = await pageOf(browser, 'admin')
    await office.goto(at(`/users/${id}`))
    await office.getByRole('button', { name: 'Unlock' }).click()
    await office.getByText('The account was unlocked.').waitFor()
    await enter(email)
    await page.waitForURL('**/home')
    // One session of theirs is ended there, and no other.
    const elsewhere = await tokensOf(inject('baseUrl'), email, OWN)
    await office.reload()
    await office.getByText('2 sessions.').waitFor()
    await office.getByRole('button', { name: /^End the session of Program/ }).click()
    await office.getByText('The session was ended.').waitFor()
    await office.getByText('One session.').waitFor()
    expect((await elsewhere.caller.get('/api/exchanges')).status).toBe(401)
    expect((await page.request.get(at('/api/exchanges'))).status()).toBe(200)
    await close(office)
  })
})

describe('somebody who is in', () => {
  it('changes the password with the present one, which ends the other sessions', async () => {
    const { email } = await newcomer()
    const elsewhere = await tokensOf(inject('baseUrl'), email, OWN)
    await enter(email)
    await page.waitForURL('**/home')
    await page.goto(at('/profile/security'))
    await page.getByLabel('Current password', { exact: true }).fill('not-the-password')
    await page.getByLabel('New password', { exact: true }).fill('quite-another-staple-9')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByRole('alert').filter({ hasText: 'not right' }).waitFor()
    // What the server says of a field stands beside it, and the field has the focus.
    const present = page.getByLabel('Current password', { exact: true })
    expect(await present.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => present.evaluate((field) => field === document.activeElement)).toBe(true)
    const message = (await present.getAttribute('aria-describedby'))?.split(' ').at(-1)
    expect(await page.locator(`[id="${message}"]`).innerText()).toContain('not right')
    await present.fill(OWN)
    await expect.poll(() => present.getAttribute('aria-invalid')).toBe(null)
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('Your password was changed. Every other session has ended.').waitFor()
    expect((await elsewhere.caller.get('/api/exchanges')).status).toBe(401)
    await page.goto(at('/home'))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.context().clearCookies()
    await enter(email, 'quite-another-staple-9')
    await page.waitForURL('**/home')
  })

  it('is asked for the password before the second factor is exchanged', async () => {
    const { email } = await newcomer()
    await enter(email)
    await page.waitForURL('**/home')
    const token = (await page.context().cookies()).find(({ name }) => name === 'payload-token')?.value ?? ''
    await setUpApp(new Caller(inject('baseUrl'), token))
    await page.goto(at('/profile/security'))
    await page.getByRole('button', { name: 'Add or replace' }).click()
    await page.getByRole('button', { name: /Authenticator app/ }).click()
    await page.getByText('Enter your password to confirm that it is you.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Your password', { exact: true }).fill(OWN)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Enter the key by hand instead').waitFor()
  })
})
