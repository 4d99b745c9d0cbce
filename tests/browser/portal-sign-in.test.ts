import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { at, close, emailOf, fillSignIn, openBrowser, PASSWORD, signIn } from './support'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  page = await (await browser.newContext()).newPage()
})
afterEach(async () => {
  await close(page)
})

const pathOf = () => new URL(page.url()).pathname

describe('signing in', () => {
  it('leads home, with a cookie that scripts cannot read', async () => {
    await signIn(page, 'client')
    expect(pathOf()).toBe('/home')
    const cookies = await page.context().cookies()
    expect(cookies.find(({ name }) => name === 'payload-token')?.httpOnly).toBe(true)
  })

  it('says what is wrong and keeps the address that was typed', async () => {
    await page.goto(at('/login'))
    await fillSignIn(page, emailOf('client'), 'not the password')
    await page.getByRole('alert').filter({ hasText: 'is not right' }).waitFor()
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(emailOf('client'))
    expect(pathOf()).toBe('/login')
  })

  it('shows no password of the demonstration', async () => {
    await page.goto(at('/login'))
    expect(await page.content()).not.toContain(PASSWORD)
  })

  it('redirects an anonymous caller to the sign-in and back to the requested page', async () => {
    await page.goto(at('/tasks?due=week'))
    expect(pathOf()).toBe('/login')
    await fillSignIn(page, emailOf('coordinator'), PASSWORD)
    await page.waitForURL('**/tasks?due=week')
  })

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    'javascript:alert(1)',
    '/api/users/me',
  ])('never leads to %j', async (next) => {
    await page.goto(at(`/login?next=${encodeURIComponent(next)}`))
    await fillSignIn(page, emailOf('client'), PASSWORD)
    await page.waitForURL((url) => url.pathname !== '/login')
    expect(page.url()).toBe(at('/home'))
  })

  it('leads an administrator back to the panel', async () => {
    await page.goto(at('/login?next=/admin'))
    await fillSignIn(page, emailOf('admin'), PASSWORD)
    await page.waitForURL((url) => url.pathname.startsWith('/admin'))
  })

  it('ends with signing out', async () => {
    await signIn(page, 'client')
    await page.getByRole('button', { name: /sign-out/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL('**/login')
    await page.goto(at('/home'))
    expect(pathOf()).toBe('/login')
  })
})
