import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, close, emailOf, faultsOf, openBrowser, pageOf, PASSWORD } from './support'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

describe('with the keyboard alone', () => {
  it('one signs in', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(at('/login'))
    await page.locator('button[type=submit]:enabled').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type(emailOf('client'))
    await page.keyboard.press('Tab')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/home')
    await close(page)
  })

  it('one skips to the content, and sees where one is', async () => {
    const page = await pageOf(browser, 'client')
    await page.goto(at('/home'))
    // While the page is still loading there is nothing in it to go on to.
    await page.getByRole('list', { name: 'The most urgent things for you' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    await page.keyboard.press('Tab')
    expect(
      await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle),
    ).not.toBe('none')
    await close(page)
  })

  it('one searches the list, opens the first exchange, and reads why its date is its date', async () => {
    const page = await pageOf(browser, 'coordinator')
    await page.goto(at('/exchanges'))
    await page.getByRole('searchbox', { name: /^Search by name/ }).focus()
    await page.keyboard.type('okafor')
    await page.waitForURL('**/exchanges?q=okafor')
    const first = page
      .getByRole('table')
      .getByRole('link', { name: /Okafor/ })
      .first()
    await first.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Okafor/ }).waitFor()
    await page.getByText('Why this date').focus()
    await page.keyboard.press('Enter')
    await page.getByText('Day 45 is never rolled').waitFor()
    await close(page)
  })

  it('one opens a dialog in its first field, and is back where one was when it closes', async () => {
    const page = await pageOf(browser, 'admin')
    await page.goto(at('/tasks'))
    const button = page.getByRole('button', { name: 'New task' })
    const active = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('name') ?? document.activeElement?.textContent?.trim(),
      )
    for (const leave of ['Escape', 'Cancel']) {
      await button.focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      expect(await active()).toBe('title')
      await (leave === 'Escape'
        ? page.keyboard.press('Escape')
        : page.getByRole('button', { name: leave }).press('Enter'))
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await active()).toBe('New task')
    }
    await close(page)
  })

  it('one chooses a filter and leaves the menu where one came from', async () => {
    const page = await pageOf(browser, 'admin')
    await page.goto(at('/exchanges'))
    const chip = page.getByRole('button', { name: /^Status/ }).first()
    await chip.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitemcheckbox').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => url.searchParams.has('status'))
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Status: /)
    await close(page)
  })

  it('one moves through what a picker found, and chooses it', async () => {
    const page = await pageOf(browser, 'coordinator')
    await page.goto(at('/exchanges/new'))
    const picker = page.getByRole('combobox', { name: 'Client (the taxpayer)' })
    await picker.focus()
    await page.keyboard.type('a')
    await page.keyboard.type('c')
    const options = page.getByRole('listbox', { name: /: found$/ }).getByRole('option')
    await options.nth(1).waitFor()
    expect(await picker.getAttribute('aria-expanded')).toBe('true')
    const current = () =>
      page.locator('[role=option][aria-selected=true]').evaluateAll((found) => found.map(({ id }) => id))
    const [first] = await current()
    await page.keyboard.press('ArrowDown')
    const [second] = await current()
    expect(second).not.toBe(first)
    expect(await picker.getAttribute('aria-activedescendant')).toBe(second)
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await options.first().waitFor({ state: 'detached' })
    expect(await picker.inputValue()).toBe('ac')
    await page.keyboard.type('h')
    await options.first().waitFor()
    const name = await options.first().locator('span').first().innerText()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Change: Client (the taxpayer)' }).waitFor()
    expect(await page.getByText(name, { exact: false }).count()).toBeGreaterThan(0)
    await close(page)
  })
})
