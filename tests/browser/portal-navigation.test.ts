import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, close, NAMES, openBrowser, pageOf, type Name } from './support'

const SOME = '01900000-0000-7000-8000-000000000000'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

const NAVIGATION: Record<Name, string[]> = {
  admin: [
    'Home',
    'Exchanges',
    'Tasks',
    'Deadlines',
    'Contacts',
    'Invitations',
    'Calculators',
    'Users',
    'Sync',
    'Delivery',
    'Settings',
    'Admin panel',
  ],
  coordinator: ['Home', 'Exchanges', 'Tasks', 'Deadlines', 'Contacts', 'Invitations', 'Calculators'],
  client: ['Home', 'Exchanges', 'Tasks', 'Deadlines', 'Calculators'],
  thirdparty: ['Home', 'Exchanges', 'Tasks', 'Deadlines', 'Calculators'],
  agency: ['Home', 'Exchanges', 'Tasks', 'Deadlines', 'Calculators'],
}
const CLOSED: [Name, string][] = [
  ['coordinator', '/sync'],
  ['client', '/sync'],
  ['client', '/contacts'],
  ['thirdparty', '/contacts'],
  ['agency', '/contacts'],
  ['client', '/no-such-room'],
]

describe('the pages of a role', () => {
  it.each(NAMES)('stand in the navigation of %s, and home shows what is urgent', async (name) => {
    const page = await pageOf(browser, name)
    await page.goto(at('/home'))
    const links = page.getByRole('navigation', { name: 'Main' }).first().getByRole('link')
    expect((await links.allInnerTexts()).map((text) => text.trim())).toEqual(NAVIGATION[name])
    if (name === 'thirdparty' || name === 'agency') {
      await page.getByText('Nothing is asked of you now.').waitFor()
      return close(page)
    }
    const urgent = page.getByRole('list', { name: 'The most urgent things for you' }).getByRole('listitem')
    await urgent.first().waitFor()
    expect(await urgent.first().innerText()).toMatch(/(Due|Was due) \w{3}, \w{3} \d+, \d{4}/)
    await close(page)
  })

  it.each(CLOSED)('do not exist for %s at %s', async (name, path) => {
    const page = await pageOf(browser, name)
    const response = await page.goto(at(path))
    expect(response?.status()).toBe(404)
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    await close(page)
  })

  it('say in a demonstration that the second factor is off', async () => {
    const page = await pageOf(browser, 'client')
    await page.goto(at('/home'))
    await page.getByText('The second factor at sign-in is off').waitFor()
    await close(page)
  })

  it('fit a phone of 320 pixels without scrolling sideways', async () => {
    const page = await pageOf(browser, 'admin', { width: 320, height: 640 })
    for (const path of [
      '/home',
      '/exchanges',
      '/tasks',
      '/tasks/board',
      '/tasks/templates',
      '/deadlines',
      '/calculators/deadlines',
      '/contacts',
      '/contacts/import',
      '/invitations',
      '/users',
      '/delivery',
      '/sync',
    ]) {
      await page.goto(at(path))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
    await close(page)
  })

  it.each([
    ['/people', '/invitations'],
    ['/mail?channel=sms', '/delivery?channel=sms'],
    [`/mail/${SOME}`, `/delivery/${SOME}`],
    [`/exchanges/${SOME}/parties`, `/exchanges/${SOME}/participants`],
    [`/exchanges/${SOME}/money`, `/exchanges/${SOME}/worksheet`],
  ])('lead from the address of before: %s', async (before, now) => {
    const page = await pageOf(browser, 'admin')
    await page.goto(at(before))
    expect(page.url()).toBe(at(now))
    await close(page)
  })

  it('keep the chosen theme', async () => {
    const page = await pageOf(browser, 'client')
    await page.goto(at('/home'))
    await page.getByRole('button', { name: /theme and sign-out/ }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await page.goto(at('/tasks'))
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    await close(page)
  })
})
