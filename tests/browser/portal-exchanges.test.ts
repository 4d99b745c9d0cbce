import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { at, close, exchangesOf, openBrowser, pageOf } from './support'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  page = await pageOf(browser, 'admin')
  await page.goto(at('/exchanges'))
})
afterEach(async () => {
  await close(page)
})

const rows = () => page.getByRole('table', { name: 'Exchanges' }).locator('tbody').getByRole('row')
const names = async () => (await rows().getByRole('link').allInnerTexts()).map((text) => text.trim())
const search = () => page.getByRole('searchbox', { name: /^Search by name/ })

describe('the exchange list', () => {
  it('searches as one types, over name, client, number and address', async () => {
    const { docs, totalDocs } = await exchangesOf(page)
    const okafor = docs.find(({ name }) => name.startsWith('Okafor'))
    for (const text of [
      'okafor',
      okafor?.exchangeNumber ?? '',
      okafor?.name.replace(/^.* - |,.*$/g, '') ?? '',
    ]) {
      await search().fill(text)
      await page.waitForURL((url) => url.searchParams.get('q') === text)
      await rows()
        .getByRole('link', { name: okafor?.name ?? '' })
        .waitFor()
      const found = (await exchangesOf(page, `&q=${encodeURIComponent(text)}`)).totalDocs
      expect(found).toBeLessThan(totalDocs / 2)
      await expect.poll(() => rows().count()).toBe(Math.min(found, 25))
    }
  })

  it('takes percent and underscore for themselves', async () => {
    await search().fill('%')
    await page.getByText('No exchange matches').waitFor()
  })

  it('filters by status in words, says so in the chip, and clears', async () => {
    await page.getByRole('button', { name: 'Status' }).first().click()
    await page.getByRole('menuitemcheckbox', { name: 'Completed' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Status: Completed' }).waitFor()
    const { totalDocs } = await exchangesOf(page, '&status=COMPLETED')
    await page
      .getByRole('status')
      .filter({ hasText: `of ${totalDocs} exchange` })
      .waitFor()
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    await page.waitForURL((url) => !url.searchParams.has('status'))
  })

  it('sorts by a column, and the other way round', async () => {
    const header = page.getByRole('columnheader', { name: 'Exchange' })
    await header.getByRole('button').click()
    await page.waitForURL('**/exchanges?sort=name')
    await expect.poll(async () => (await names())[0]?.startsWith('Abernethy')).toBe(true)
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending')
    await header.getByRole('button').click()
    await expect.poll(async () => (await names())[0]?.startsWith('Ybarra')).toBe(true)
  })

  it('pages, and comes back to the page it was left on', async () => {
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await page.waitForURL('**/exchanges?page=2')
    await page.getByText('Page 2 of').waitFor()
    await rows().getByRole('link').first().click()
    // The list has a heading of its own: only the address shows that it was left.
    await page.waitForURL(/\/exchanges\/[0-9a-f-]{36}$/)
    await page.goBack()
    await page.getByText('Page 2 of').waitFor()
  })

  it('remembers the whole view for the person', async () => {
    await page.goto(at('/exchanges?status=45D&sort=-name&compact=1&columns=name,clientName,proceedsCents'))
    await page.getByRole('columnheader', { name: 'Proceeds' }).waitFor()
    await page.goto(at('/home'))
    await page
      .getByRole('navigation', { name: 'Main' })
      .first()
      .getByRole('link', { name: 'Exchanges' })
      .click()
    await page.getByRole('columnheader', { name: 'Proceeds' }).waitFor()
    await page.waitForURL(
      (url) => url.searchParams.get('status') === '45D' && url.searchParams.get('sort') === '-name',
    )
    expect(await page.getByRole('button', { name: 'Compact' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('shows the next date with its days left on a small screen, without scrolling', async () => {
    const small = await pageOf(browser, 'coordinator', { width: 1024 })
    await small.goto(at('/exchanges?sort=nextDeadline'))
    const days = small
      .getByRole('table', { name: 'Exchanges' })
      .getByText(/(tomorrow|today|yesterday|in \d+ days?|\d+ days? ago)$/)
      .first()
    await days.waitFor()
    const box = await days.boundingBox()
    expect((box?.x ?? 1024) + (box?.width ?? 0)).toBeLessThan(1024 - 32)
    await close(small)
  })

  it('has real links: a row opens on click', async () => {
    const first = (await names())[0] ?? ''
    const cell = await rows().first().getByRole('cell').nth(3).boundingBox()
    // The link lies over the whole row: a click anywhere in it is a click on the link.
    await page.mouse.click((cell?.x ?? 0) + 5, (cell?.y ?? 0) + 5)
    await page.waitForURL(/\/exchanges\/[0-9a-f-]{36}$/)
    await page.getByRole('heading', { level: 1, name: first }).waitFor()
  })

  it('offers no column of money to an agency, and does not sort by one', async () => {
    const agency = await pageOf(browser, 'agency')
    await agency.goto(at('/exchanges?columns=name,proceedsCents,relinquishedValueCents'))
    await agency.getByRole('columnheader', { name: 'Exchange' }).waitFor()
    expect(await agency.getByRole('columnheader').allInnerTexts()).toEqual(['Exchange'])
    expect((await agency.request.get(at('/api/portal/exchanges?sort=proceedsCents'))).status()).toBe(400)
    expect(await (await agency.request.get(at('/api/portal/exchanges'))).text()).not.toMatch(/Cents/)
    await close(agency)
  })
})
