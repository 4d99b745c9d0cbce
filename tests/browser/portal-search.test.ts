import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { at, close, exchangesOf, faultsOf, openBrowser, pageOf, type Name } from './support'

let browser: Browser
const pages: Page[] = []
const complaints: string[] = []
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})
afterEach(async () => {
  await Promise.all(pages.splice(0).map(close))
  // A dialog keeps within the policy of its page.
  expect(complaints.splice(0)).toEqual([])
})

async function open(name: Name, view: Parameters<typeof pageOf>[2] = {}): Promise<Page> {
  const page = await pageOf(browser, name, view)
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text())
  })
  pages.push(page)
  return page
}

describe('the search', () => {
  it('opens with the keyboard from anywhere, and Enter leads to what was chosen', async () => {
    const page = await open('coordinator')
    const exchange = (await exchangesOf(page)).docs[0]
    await page.goto(at('/tasks'))
    await page.getByRole('button', { name: /Search everything/ }).waitFor()
    await page.keyboard.press('Control+k')
    const box = page.getByRole('combobox', { name: 'Search everything' })
    await box.fill(exchange?.name.slice(0, 12) ?? '')
    await page
      .getByRole('option')
      .filter({ hasText: exchange?.name ?? '' })
      .first()
      .waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/exchanges\/[0-9a-f-]{36}/)
  })

  it('forgives a wrong letter, and has a page that can be kept', async () => {
    const page = await open('admin', { theme: 'dark', width: 390 })
    const name = (await exchangesOf(page)).docs[0]?.name ?? ''
    const word = name.split(/\W+/).find((part) => part.length > 5) ?? name
    await page.goto(at(`/search?q=${encodeURIComponent(word.slice(0, 3) + word.slice(4))}`))
    await page.getByRole('heading', { name: 'Exchanges' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('searchbox', { name: 'Search everything' }).fill('zzzzqqqq')
    await page.getByText('Nothing was found').waitFor()
    expect(page.url()).toContain('q=zzzzqqqq')
  })

  it('finds nothing of exchanges that are not the person’s', async () => {
    const staff = await open('admin')
    const client = await open('client')
    const mine = new Set((await exchangesOf(client)).docs.map(({ id }) => id))
    const foreign = (await exchangesOf(staff)).docs.find(({ id }) => !mine.has(id))
    await client.goto(at(`/search?q=${encodeURIComponent(foreign?.name ?? '')}`))
    await client.getByRole('heading', { name: 'Search', exact: true }).waitFor()
    expect(await client.locator(`a[href*="${foreign?.id}"]`).count()).toBe(0)
  })
})
