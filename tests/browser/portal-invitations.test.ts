import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  at,
  close,
  exchangesOf,
  faultsOf,
  invitationLink,
  openBrowser,
  pageOf,
  type Name,
} from './support'

const FOLDER = '.tmp/screens'
const NEW_PASSWORD = 'mango-tractor-violin-92'
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

const open = async (name: Name, path: string) => {
  page = await pageOf(browser, name)
  await page.goto(at(path))
}
let serial = 0
const address = () => `guest-${Date.now()}-${(serial += 1)}@invited.example`
const line = (email: string) =>
  page.getByRole('list', { name: 'Invitations' }).getByRole('listitem').filter({ hasText: email })

async function fillInvitation(email: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByLabel('First name').fill('Greta')
  await dialog.getByLabel('Last name').fill('Guest')
  await dialog.getByLabel('E-mail address').fill(email)
  await dialog.getByLabel('Role').selectOption('third_party')
}

describe('inviting somebody', () => {
  it('takes an administrator to a mail with a link, and the guest through it to a session', async () => {
    const email = address()
    await open('admin', '/invitations')
    await fillInvitation(email)
    await page.getByRole('button', { name: 'Send the invitation' }).click()
    await page.getByText(`The invitation to ${email} is on its way.`).waitFor()
    // No mail server is set up here: the mail is kept, and says so.
    await line(email).getByText('Not sent', { exact: true }).waitFor()
    const link = await invitationLink(page, email)
    await close(page)
    page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    await page.goto(at(new URL(link).pathname))
    await page.getByRole('heading', { name: 'Welcome, Greta' }).waitFor()
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByText('7 more characters.').waitFor()
    await page.getByLabel('Password', { exact: true }).fill('password1234')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page
      .getByRole('alert')
      .filter({ hasText: /guessed/ })
      .waitFor()
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('password1234')
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL((url) => url.pathname === '/home')
    await page.goto(at(new URL(link).pathname))
    await page.getByRole('heading', { name: 'This invitation is no longer valid' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('asks an administrator where a coordinator invites, for an exchange of theirs', async () => {
    const email = address()
    await open('coordinator', '/invitations')
    const { docs } = await exchangesOf(page)
    await fillInvitation(email)
    await page.getByRole('combobox', { name: 'Exchange', exact: true }).fill(docs[0]?.name.slice(0, 12) ?? '')
    await page.getByRole('listbox', { name: 'Exchange: found' }).getByRole('option').first().click()
    await page.getByRole('button', { name: 'Ask for the invitation' }).click()
    await line(email).getByText('Waits for approval').waitFor()
    expect(
      await line(email)
        .getByRole('button', { name: /Approve/ })
        .count(),
    ).toBe(0)
    await close(page)
    await open('admin', '/invitations')
    await line(email)
      .getByRole('button', { name: /Approve and send/ })
      .click()
    // No mail server is set up here: the mail is kept, and says so.
    await line(email).getByText('Not sent', { exact: true }).waitFor()
    await line(email)
      .getByRole('button', { name: /Send again/ })
      .click()
    await page.getByText(`A new invitation to ${email} is on its way; the link before it is dead.`).waitFor()
    await line(email)
      .getByRole('button', { name: /Withdraw/ })
      .click()
    await page.getByText(`The invitation to ${email} was withdrawn.`).waitFor()
    await line(email).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'All' }).click()
    await line(email).getByText('Withdrawn').waitFor()
  })

  it('says what is wrong, and keeps what was typed', async () => {
    await open('admin', '/invitations')
    await fillInvitation('client@peak1031.example')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Send the invitation' }).click()
    await page.getByRole('alert').filter({ hasText: 'This address has a sign-in already.' }).waitFor()
    expect(await page.getByLabel('First name').inputValue()).toBe('Greta')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('is not there for others', async () => {
    await open('client', '/home')
    for (const path of ['/invitations', '/delivery']) expect((await page.goto(at(path)))?.status()).toBe(404)
    await close(page)
    await open('coordinator', '/delivery')
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
  })
})

const CASES = [390, 1440].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })))

describe('screenshots of invitations and delivery', () => {
  it.each(CASES)('at $width, $theme', async ({ width, theme }) => {
    page = await pageOf(browser, 'admin', { width, height: width < 500 ? 844 : 900, theme })
    const email = address()
    await page.request.post(at('/api/users/invite'), {
      data: {
        email,
        role: 'third_party',
        firstName: 'Wilhelmina Konstantina',
        lastName: 'von und zu Hohenstein-Langenburg',
      },
      headers: { origin: at('/').replace(/\/$/, '') },
    })
    const shoot = async (name: string) => {
      await page.screenshot({ path: `${FOLDER}/${name}-${width}-${theme}.png`, fullPage: true })
      expect(await faultsOf(page), name).toEqual([])
    }
    await page.goto(at('/invitations'), { waitUntil: 'networkidle' })
    await shoot('people')
    await page.getByRole('button', { name: 'Invite somebody' }).click()
    await page.getByRole('dialog', { name: 'Invite somebody' }).waitFor()
    await shoot('people-invite')
    await page.goto(at('/delivery'), { waitUntil: 'networkidle' })
    await shoot('mail')
    const { docs } = await ask<{ docs: { id: string; recipient: string }[] }>(
      page,
      '/api/admin/outbox?limit=100',
    )
    // Other tests write to others meanwhile.
    const mail = docs.find(({ recipient }) => recipient === email)?.id
    await page.goto(at(`/delivery/${mail}`), { waitUntil: 'networkidle' })
    await shoot('mail-message')
    await page.goto(at('/delivery?channel=sms'), { waitUntil: 'networkidle' })
    await shoot('mail-none')
    const path = new URL(
      (await page.goto(at(`/delivery/${mail}`), { waitUntil: 'networkidle' }),
      await page.getByRole('link', { name: /\/invitation\// }).getAttribute('href')) ?? '',
    ).pathname
    await page.goto(at(path), { waitUntil: 'networkidle' })
    await shoot('invitation')
  })
})
