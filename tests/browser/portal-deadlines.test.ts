import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, close, exchangesOf, faultsOf, openBrowser, pageOf } from './support'

let browser: Browser
let admin: Page
beforeAll(async () => {
  browser = await openBrowser()
  admin = await pageOf(browser, 'admin')
})
afterAll(async () => {
  await browser.close()
})

describe('the board of deadlines', () => {
  it('shows date and days of all exchanges, the next sixty days, and the load by coordinator', async () => {
    await admin.goto(at('/deadlines'))
    await admin.getByRole('heading', { name: /^This month/ }).waitFor()
    expect(await admin.locator('#content').innerText()).toMatch(/\w{3}, \w{3} \d+, \d{4}\s+in \d+ days/)
    await admin.getByRole('heading', { name: 'The next sixty days' }).waitFor()
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('table').getByRole('link').first().click()
    await admin.waitForURL('**coordinator=**')
    await admin.getByText(/^Those of /).waitFor()
  })

  it('shows others only their own, and no load of colleagues', async () => {
    const page = await pageOf(browser, 'client', { width: 390, theme: 'dark' })
    const mine = (await exchangesOf(page)).docs.map(({ name }) => name)
    await page.goto(at('/deadlines'))
    const names = await page.getByRole('main').getByRole('listitem').getByRole('link').allInnerTexts()
    expect(names.every((name) => mine.includes(name))).toBe(true)
    expect(await page.getByRole('table').count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
    await close(page)
  })
})

describe('a calendar feed', () => {
  it('is shown once, works without a sign-in, and is dead once taken back', async () => {
    const page = await pageOf(browser, 'client')
    await page.goto(at('/deadlines'))
    await page.getByRole('button', { name: 'Add to my calendar' }).click()
    await page.getByRole('button', { name: 'Create an address' }).click()
    const url = await page.getByLabel('Address, shown this once').inputValue()
    expect(await faultsOf(page)).toEqual([])
    const bare = await browser.newContext()
    expect((await bare.request.get(url)).status()).toBe(200)
    await page.getByRole('button', { name: /^Remove: all my exchanges/ }).click()
    await page.getByText('The address was removed').waitFor()
    expect((await bare.request.get(url)).status()).toBe(404)
    await bare.close()
    await close(page)
  })
})
