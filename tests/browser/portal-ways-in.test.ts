import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appCode } from '../support/accounts'
import { Caller, signIn as signInOverApi } from '../support/api'
import { closePools, migratedDatabase } from '../support/database'
import { freePort } from '../support/freePort'
import { startGoogle, type GoogleServer } from '../support/google'
import { startMailServer, type MailServer } from '../support/mailServer'
import { ADMIN, PRODUCTION, startPlatform, stopPlatforms } from '../support/platform'
import { startTwilio, type TwilioServer } from '../support/twilio'
import { until } from '../support/wait'
import { close, faultsOf, fillSignIn, openBrowser } from './support'

/** Every sign-in method as a person uses it: mail over SMTP, text messages and Google over servers that speak their protocols. */
const PASSWORD = 'mango-tractor-violin-92'
const PHONE = '+12135550142'

let browser: Browser
let mail: MailServer
let twilio: TwilioServer
let google: GoogleServer
let admin: Caller
let url: string
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  const port = await freePort()
  url = `http://localhost:${port}`
  ;[mail, twilio, google] = await Promise.all([
    startMailServer(),
    startTwilio(),
    startGoogle({ publicUrl: url }),
  ])
  const platform = await startPlatform({
    ...PRODUCTION,
    ...google.settings,
    ...twilio.settings,
    PORT: String(port),
    SMTP_URL: mail.url,
    MAIL_FROM: 'Peak 1031 <notices@firm.example>',
    DATABASE_URL: await migratedDatabase(),
  })
  admin = await signInOverApi(platform.url, ADMIN.email, ADMIN.password)
  // On a platform of its own: the policy would ask the people of other tests as well.
  await admin.put('/api/admin/settings', { requireSecondFactor: ['third_party'] })
  await admin.create('users', {
    email: 'client@firm.example',
    password: PASSWORD,
    firstName: 'Clara',
    lastName: 'Client',
    role: 'client',
  })
})
afterAll(async () => {
  await browser.close()
  await stopPlatforms()
  await Promise.all([mail.close(), twilio.close(), google.close()])
  await closePools()
})
beforeEach(async () => {
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
})
afterEach(async () => close(page))

let serial = 0
async function newcomer(role = 'client'): Promise<string> {
  serial += 1
  const email = `newcomer-${serial}@firm.example`
  await admin.create('users', { email, password: PASSWORD, role, firstName: 'Nora', lastName: 'Newcomer' })
  return email
}
const enter = async (email: string, password = PASSWORD) => {
  await page.goto(`${url}/login`)
  await fillSignIn(page, email, password)
}
/** The text of the newest mail that came to somebody with these words in its subject. */
const mailTo = (email: string, subject: RegExp) =>
  until(
    `a mail to ${email}`,
    () =>
      mail.mails.findLast(
        ({ to, subject: words }) =>
          [to].flat().some((entry) => entry?.text.includes(email)) && subject.test(words ?? ''),
      )?.text ?? null,
  )
const linkIn = (text: string, path: string) => new RegExp(`https?:\\S+${path}/[\\w-]+`).exec(text)?.[0] ?? ''
const digitsIn = (text: string) => /\b\d{6}\b/.exec(text)?.[0] ?? ''

async function saveBackupCodes(): Promise<string[]> {
  await page.getByRole('list', { name: 'Backup codes' }).waitFor()
  const codes = await page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem').allInnerTexts()
  await page.getByLabel('I have kept them').check()
  return codes
}

describe('by mail over SMTP', () => {
  it('a forgotten password is replaced, once', async () => {
    const email = await newcomer()
    await page.goto(`${url}/forgot-password`)
    await page.getByLabel('E-mail address').fill(email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    const link = linkIn(await mailTo(email, /new password/i), '/reset-password')
    expect(link.startsWith(url)).toBe(true)
    await page.goto(link)
    await page.getByLabel('New password', { exact: true }).fill('quite-another-staple-9')
    await page.getByRole('button', { name: 'Save the new password' }).click()
    await page.getByText('Your password was changed').waitFor()
    await page.goto(link)
    await page.getByRole('heading', { name: 'This link is no longer valid' }).waitFor()
    await enter(email, 'quite-another-staple-9')
    await page.waitForURL('**/home')
    await mailTo(email, /was changed/i)
  })

  it('an invitation is accepted, with the second factor that the firm asks for', async () => {
    serial += 1
    const email = `cpa-${serial}@outside.example`
    expect(
      (
        await admin.post('/api/users/invite', {
          email,
          role: 'third_party',
          firstName: 'Cora',
          lastName: 'Accountant',
        })
      ).status,
    ).toBe(201)
    await page.goto(linkIn(await mailTo(email, /invit/i), '/invitation'))
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: /^E-mail/ }).click()
    await page.getByLabel('The code we sent you').fill(digitsIn(await mailTo(email, /code/i)))
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Confirm' }).click()
    const [backup = ''] = await saveBackupCodes()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL('**/home')
    // At the next sign-in a backup code opens once.
    for (const works of [true, false]) {
      await page.context().clearCookies()
      await enter(email)
      await page.getByRole('button', { name: 'Use a backup code' }).click()
      await page.getByLabel('Backup code').fill(backup)
      await page.getByRole('button', { name: 'Continue' }).click()
      await (works
        ? page.waitForURL('**/home')
        : page.getByRole('alert').filter({ hasText: 'not right' }).waitFor())
    }
  })
})

describe('by an app', () => {
  it('whoever needs a second factor and has none sets it up between the password and the first page', async () => {
    const email = await newcomer('third_party')
    await enter(email)
    await page.getByRole('button', { name: /Authenticator app/ }).click()
    await page.getByText('Enter the key by hand instead').click()
    const secret = (await page.locator('p.select-all').innerText()).replaceAll(' ', '')
    expect(await faultsOf(page)).toEqual([])
    expect((await page.request.get(`${url}/api/exchanges`)).status()).toBe(401)
    await page.getByLabel('The code the app shows now').fill(appCode(secret))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await saveBackupCodes()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL('**/home')
  })
})

describe('by text message', () => {
  it('a phone is set up and asked at the next sign-in', async () => {
    const email = await newcomer()
    await enter(email)
    await page.waitForURL('**/home')
    await page.goto(`${url}/profile/security`)
    await page.getByRole('button', { name: 'Set up a second factor' }).click()
    await page.getByRole('button', { name: /^Text message/ }).click()
    await page.getByLabel('Phone number').fill('(213) 555-0142')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Send a code' }).click()
    const first = await twilio.next(PHONE)
    await page.getByLabel('The code we sent you').fill(digitsIn(first))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await saveBackupCodes()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.context().clearCookies()
    await enter(email)
    await page.getByLabel('Code from your text message').fill(digitsIn(await twilio.next(PHONE, [first])))
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL('**/home')
  })
})

describe('by Google', () => {
  async function atGoogle(login: string): Promise<void> {
    await page.goto(`${url}/login?next=%2Ftasks`)
    await page.getByRole('link', { name: 'Sign in with Google' }).click()
    await page.locator('input[name="login"]').fill(login)
    await page.locator('input[name="password"]').fill('x')
    await page.locator('button[type="submit"]').click()
    await page.waitForURL((address) => address.pathname.startsWith('/interaction') || address.origin === url)
    if (!page.url().startsWith(url)) await page.locator('button[type="submit"]').click()
  }

  it('somebody with the same verified address is let in, to where they wanted to go', async () => {
    await atGoogle('known')
    await page.waitForURL('**/tasks')
  })

  it('nobody is made, and it is said in words', async () => {
    await atGoogle('unknown')
    await page.waitForURL('**/login?problem=google-unknown**')
    await page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor()
    expect(await faultsOf(page)).toEqual([])
  })
})
