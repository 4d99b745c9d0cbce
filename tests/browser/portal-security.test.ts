import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { Caller, docsOf, signIn as signInOverApi, textAt } from '../support/api'
import { until } from '../support/wait'
import { at, close, emailOf, faultsOf, fillSignIn, openBrowser, pageOf, PASSWORD } from './support'

const OWN = 'correct-horse-1031'
let browser: Browser
let admin: Caller
let page: Page
let complaints: string[] = []
beforeAll(async () => {
  browser = await openBrowser()
  admin = await signInOverApi(inject('baseUrl'), emailOf('admin'), PASSWORD)
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  complaints = []
  page.on('console', (message) => {
    if (/Content Security Policy|Hydration/i.test(message.text())) complaints.push(message.text())
  })
})
afterEach(async () => {
  await close(page)
  expect(complaints).toEqual([])
})

let serial = 0
async function newcomer(): Promise<string> {
  serial += 1
  const email = `browser-${serial}-${Date.now()}@peak1031.example`
  await admin.create('users', {
    email,
    password: OWN,
    role: 'coordinator',
    firstName: 'Nora',
    lastName: 'Newcomer',
  })
  return email
}

async function enter(email: string, password = OWN): Promise<void> {
  await page.goto(at('/login'))
  await fillSignIn(page, email, password)
}

const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later })

/** The words of the newest mail to somebody. */
const mailTo = (email: string) =>
  until(`a mail to ${email}`, async () => {
    const found = docsOf(await admin.get('/api/admin/outbox?limit=100')).find(
      (mail) => mail['recipient'] === email,
    )
    return found ? textAt(await admin.get(`/api/admin/outbox/${String(found['id'])}`), 'text') : null
  })

async function setUpApp(): Promise<string> {
  await page.goto(at('/profile/security'))
  await page.getByRole('button', { name: 'Set up a second factor' }).click()
  await page.getByRole('button', { name: /Authenticator app/ }).click()
  await page.getByText('Enter the key by hand instead').click()
  const secret = (await page.locator('p.select-all').innerText()).replaceAll(' ', '')
  await page.getByLabel('The code the app shows now').fill(codeOf(secret, -30_000))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('heading', { name: 'Keep these backup codes' }).waitFor()
  expect(await page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem').count()).toBe(10)
  await page.getByLabel('I have kept them').check()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByText('10 of 10 backup codes left').waitFor()
  return secret
}

describe('the second factor', () => {
  it('is set up with an app, asked at the next sign-in, and a wrong code is said in words', async () => {
    const email = await newcomer()
    await enter(email)
    await page.waitForURL('**/home')
    const secret = await setUpApp()
    await page.context().clearCookies()
    await enter(email)
    await page.getByLabel('Code from your authenticator app').fill('000000')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').filter({ hasText: 'not right' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Code from your authenticator app').fill(codeOf(secret))
    await page.getByLabel('Do not ask on this browser').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL('**/home')
    // A browser that is trusted is not asked again.
    await page.context().clearCookies({ name: 'payload-token' })
    await page.context().clearCookies({ name: 'peak-refresh' })
    await page.context().clearCookies({ name: 'peak-until' })
    await enter(email)
    await page.waitForURL('**/home')
  })
})

describe('a forgotten password', () => {
  it('is replaced through the mail', async () => {
    const email = await newcomer()
    await page.goto(at('/login'))
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByLabel('E-mail address').fill(email)
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('an e-mail is on its way').waitFor()
    const link = /https?:\S+\/reset-password\/[\w-]+/.exec(await mailTo(email))?.[0] ?? ''
    await page.goto(at(new URL(link).pathname))
    await page.getByLabel('New password', { exact: true }).fill('password123456')
    await page.getByRole('button', { name: 'Save the new password' }).click()
    await page.getByRole('alert').filter({ hasText: 'guessed' }).waitFor()
    await page.getByLabel('New password', { exact: true }).fill('quite-another-staple-9')
    await page.getByRole('button', { name: 'Save the new password' }).click()
    await page.getByText('Your password was changed').waitFor()
    await page.goto(at(new URL(link).pathname))
    await page.getByRole('heading', { name: 'This link is no longer valid' }).waitFor()
    await enter(email, 'quite-another-staple-9')
    await page.waitForURL('**/home')
  })
})

describe('sessions', () => {
  it('are seen and ended, which leads the other browser to the sign-in', async () => {
    const email = await newcomer()
    await enter(email)
    await page.waitForURL('**/home')
    const elsewhere = await signInOverApi(inject('baseUrl'), email, OWN)
    await page.goto(at('/profile/security'))
    await page.getByRole('button', { name: /End the session of/ }).click()
    await page.getByText('The session was ended.').waitFor()
    expect((await elsewhere.get('/api/exchanges')).status).toBe(401)
    await page.reload()
    await page.getByText('A session was ended').waitFor()
  })

  it('come back by themselves when the access token has run out', async () => {
    const email = await newcomer()
    await enter(email)
    await page.waitForURL('**/home')
    await page.context().clearCookies({ name: 'payload-token' })
    const [until] = (await page.context().cookies()).filter(({ name }) => name === 'peak-until')
    if (until) await page.context().addCookies([{ ...until, value: '1000' }])
    await page.goto(at('/exchanges?status=45D'))
    await page.waitForURL('**/exchanges?status=45D')
  })

  it('of two tabs are renewed once, and both go on', async () => {
    const email = await newcomer()
    await enter(email)
    await page.waitForURL('**/home')
    const second = await page.context().newPage()
    await page.context().clearCookies({ name: 'payload-token' })
    const [until] = (await page.context().cookies()).filter(({ name }) => name === 'peak-until')
    if (until) await page.context().addCookies([{ ...until, value: '1000' }])
    await Promise.all([page.goto(at('/tasks')), second.goto(at('/exchanges'))])
    await Promise.all([page.waitForURL('**/tasks'), second.waitForURL('**/exchanges')])
    expect((await page.request.get(at('/api/auth/sessions'))).status()).toBe(200)
  })
})

describe('the security page', () => {
  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('has no fault in %s at %s pixels', async (theme, width) => {
    const mine = await pageOf(browser, 'client', { theme, width })
    await mine.goto(at('/profile/security'))
    await mine.getByText('this one').waitFor()
    expect(await faultsOf(mine)).toEqual([])
    expect(await mine.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await close(mine)
  })
})

describe('pages', () => {
  it('carry a policy with a nonce of their own, and the panel works under it', async () => {
    const first = await page.goto(at('/login'))
    const policy = first?.headers()['content-security-policy'] ?? ''
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+';/)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect((await page.goto(at('/login')))?.headers()['content-security-policy']).not.toBe(policy)
    await page.goto(at('/admin'))
    await fillSignIn(page, emailOf('admin'), PASSWORD)
    await page.waitForURL((url) => url.pathname.startsWith('/admin'))
    await page.goto(at('/admin/collections/exchanges'), { waitUntil: 'networkidle' })
    await page.locator('table tbody a').first().click()
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
  })
})
