import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'

export { openBrowser } from '../support/browser'

/** The people of the demonstration, one for each role. */
export const NAMES = ['admin', 'coordinator', 'client', 'thirdparty', 'agency'] as const
export type Name = (typeof NAMES)[number]

export const PASSWORD = 'Peak-1031-demo!'
export const emailOf = (name: string) => `${name}@peak1031.example`

/** An address of the platform under test. */
export const at = (path: string) => new URL(path, base).href

let base = inject('baseUrl')

/**
 * For a file of tests that write dates out, as a form is filled in and a page is read: they stand on
 * 2026-12-01, whatever the day of the run is.
 */
export function onWrittenDay(): void {
  base = inject('writtenDayUrl')
}

/** Fills in the sign-in form, as a person does. */
export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in through the page. */
export async function signIn(page: Page, name: Name): Promise<void> {
  await page.goto(at('/login'))
  await fillSignIn(page, emailOf(name), PASSWORD)
  await page.waitForURL((url) => url.pathname !== '/login')
}

type View = { width?: number; height?: number; theme?: 'light' | 'dark' }

/** A page of somebody who is signed in already, on a screen of this size and theme. */
export async function pageOf(
  browser: Browser,
  name: Name,
  { width = 1440, height = 900, theme = 'light' }: View = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  // There to end a test that hangs, not to measure.
  context.setDefaultTimeout(60_000)
  await context.addCookies(await cookiesOf(browser, name))
  return context.newPage()
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
const signedIn = new Map<Name, Promise<Cookies>>()

/** The cookies of a person's one sign-in for the tests of this file; whoever tests signing in does it themselves. */
function cookiesOf(browser: Browser, name: Name): Promise<Cookies> {
  const cookies = signedIn.get(name) ?? signInQuietly(browser, name)
  signedIn.set(name, cookies)
  return cookies
}

async function signInQuietly(browser: Browser, name: Name): Promise<Cookies> {
  const context = await browser.newContext()
  const response = await context.request.post(at('/api/users/login'), {
    data: { email: emailOf(name), password: PASSWORD },
  })
  if (!response.ok()) throw new Error(`${name} could not sign in: ${response.status()}`)
  const cookies = await context.cookies()
  await context.close()
  // A refresh token works once: it is no thing for several pages.
  return cookies.filter((cookie) => cookie.name !== 'peak-refresh')
}

/** Asks the platform as the person of a page. */
export async function ask<T>(page: Page, path: string): Promise<T> {
  const response = await page.request.get(at(path))
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}`)
  return response.json()
}

export type Listed = {
  docs: { id: string; name: string; exchangeNumber: string; status: string; clientName: string }[]
  totalDocs: number
}

/** The exchanges of the person of a page. */
export const exchangesOf = (page: Page, query = '') =>
  ask<Listed>(page, `/api/portal/exchanges?limit=100${query}`)

/** What axe finds wrong on a page, one line each. */
export async function faultsOf(page: Page): Promise<string[]> {
  // Colors in transition are not what people read.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  )
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`,
    ),
  )
}

/** Closes a page with everything that was opened for it. */
export const close = (page: Page) => page.context().close()

/** The link in the newest invitation to an address, found on the page of kept mail. For an administrator's page. */
export async function invitationLink(page: Page, email: string): Promise<string> {
  await page.goto(at('/delivery'))
  const message = page
    .getByRole('list', { name: 'Messages' })
    .getByRole('listitem')
    .filter({ hasText: email })
    .first()
  await message.getByRole('link').click()
  const link = page.getByRole('link', { name: /\/invitation\// })
  await link.waitFor()
  return (await link.getAttribute('href')) ?? ''
}
