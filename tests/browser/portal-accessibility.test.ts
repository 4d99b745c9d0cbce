import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, at, close, exchangesOf, faultsOf, openBrowser, pageOf, type Name } from './support'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

/** Every page of a role, with one record of each kind. */
async function pathsOf(page: Page, name: Name): Promise<string[]> {
  const { docs } = await exchangesOf(page)
  const exchanges = docs.slice(0, 1).map(({ id }) => `/exchanges/${id}`)
  const open = [
    '/home',
    '/exchanges',
    '/tasks',
    '/tasks/board',
    '/deadlines',
    '/calculators/deadlines',
    '/calculators/identification',
    '/calculators/form-8824',
    '/calculators/release',
    '/no-such-room',
    ...exchanges,
  ]
  if (name !== 'admin') return open
  const contacts = await ask<{ docs: { id: string }[] }>(page, '/api/portal/contacts?limit=1')
  return [
    ...open,
    '/contacts',
    '/contacts/import',
    `/contacts/${contacts.docs[0]?.id}`,
    '/tasks/templates',
    '/invitations',
    '/users',
    '/delivery',
    '/sync',
  ]
}

describe('axe finds nothing', () => {
  it.each(['admin', 'client', 'agency'] as const)(
    'on the pages of %s, light and dark',
    async (name) => {
      const page = await pageOf(browser, name, { theme: 'light' })
      for (const path of await pathsOf(page, name)) {
        await page.emulateMedia({ colorScheme: 'light' })
        await page.goto(at(path), { waitUntil: 'networkidle' })
        await page.locator('details').evaluateAll((all) => {
          for (const element of all) element.setAttribute('open', '')
        })
        const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
        const light = await background()
        expect(await faultsOf(page), `${path}, light`).toEqual([])
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await faultsOf(page), `${path}, dark`).toEqual([])
        expect(await background(), path).not.toBe(light)
      }
      await close(page)
    },
    240_000,
  )

  it.each(['light', 'dark'] as const)('at the sign-in, with an error, %s', async (theme) => {
    const page = await (await browser.newContext({ colorScheme: theme })).newPage()
    await page.goto(at('/login'))
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('E-mail address').fill('nobody@peak1031.example')
    await page.getByLabel('Password', { exact: true }).fill('nothing at all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').filter({ hasText: 'not right' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await close(page)
  })

  it('on a phone, with the menus open', async () => {
    const page = await pageOf(browser, 'admin', { width: 390, height: 844 })
    await page.goto(at('/exchanges'))
    await page.getByRole('button', { name: 'More', exact: true }).click()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /theme and sign-out/ }).click()
    expect(await faultsOf(page)).toEqual([])
    await close(page)
  })
})
