import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, close, faultsOf, NAMES, onWrittenDay, openBrowser, pageOf } from './support'

onWrittenDay()

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await pageOf(browser, 'thirdparty')
})
afterAll(async () => {
  await browser.close()
})

const calculate = () => page.getByRole('button', { name: 'Calculate' }).click()
const answer = () => page.locator('#content').innerText()

describe('the calculators', () => {
  it.each(NAMES)('are there for %s, with what they assume', async (name) => {
    const own = await pageOf(browser, name)
    await own.goto(at('/calculators'))
    await own.waitForURL('**/calculators/deadlines')
    await own.getByText('This is a worksheet for your CPA, not tax advice.').waitFor()
    await own.getByRole('heading', { name: 'What it assumes' }).waitFor()
    await close(own)
  })

  it('compute a sale of Oct 18, 2026, up to the tax return (D-05)', async () => {
    await page.goto(at('/calculators/deadlines'))
    await calculate()
    await page.getByRole('alert').filter({ hasText: 'Enter the day on which the sale closed' }).waitFor()
    await page.getByLabel('The sale closed on').fill('2026-10-18')
    await calculate()
    await page.getByText('The due date of the tax return ends the exchange.').waitFor()
    expect(await answer()).toContain('Thu, Apr 15, 2027')
    expect(await faultsOf(page)).toEqual([])
  })

  it('compute parked property (R-01)', async () => {
    await page.goto(at('/calculators/deadlines'))
    await page.getByLabel('The sale closed on').fill('2026-05-28')
    await page.getByText('Other due dates, parked property').click()
    await page.getByLabel('Titleholder (EAT) took title on').fill('2026-02-02')
    await calculate()
    await page.getByText('The end of the parking arrangement ends the exchange.').waitFor()
    for (const date of ['Mon, Feb 9, 2026', 'Thu, Mar 19, 2026', 'Sat, Aug 1, 2026'])
      expect(await answer()).toContain(date)
  })

  it('test four properties at exactly twice the value (I-03)', async () => {
    await page.goto(at('/calculators/identification'))
    await page.getByLabel('Value of everything sold').fill('1,000,000')
    for (let at = 0; at < 4; at += 1) {
      if (at > 0) await page.getByRole('button', { name: 'Add a property' }).click()
      await page.getByLabel('Value, in dollars').nth(at).fill('500,000')
    }
    await calculate()
    await page.getByText('The identification is valid.').waitFor()
    expect(await answer()).toContain('Up to twice the value sold')
    expect(await faultsOf(page)).toEqual([])
  })

  it('compute Form 8824 with netted debt (B-03)', async () => {
    await page.goto(at('/calculators/form-8824'))
    const amounts: [string, string][] = [
      ['Price of what was sold', '1,000,000'],
      ['Its adjusted basis', '350,000'],
      ['Debt paid off', '500,000'],
      ['Price of what was bought', '850,000'],
      ['New debt', '300,000'],
      ['Own cash paid', '50,000'],
    ]
    for (const [label, amount] of amounts) await page.getByLabel(label).fill(amount)
    await calculate()
    await page.getByText('Line by line').waitFor()
    expect(await answer()).toMatch(
      /Gain recognized now\s+\$150,000[\s\S]*Gain deferred\s+\$500,000[\s\S]*Basis of what was bought\s+\$350,000/,
    )
    expect(await faultsOf(page)).toEqual([])
  })

  it('deny the client money on day 30 (G-01), and say from when', async () => {
    await page.goto(at('/calculators/release'))
    const dates: [string, string][] = [
      ['Day of the request', '2026-12-01'],
      ['The sale closed on', '2026-11-01'],
      ['Last day to identify', '2026-12-16'],
      ['Last day of the exchange', '2027-04-30'],
    ]
    for (const [label, date] of dates) await page.getByLabel(label).fill(date)
    await calculate()
    await page.getByText('It must not be paid.').waitFor()
    await page.getByText('it could be paid from Thu, Dec 17, 2026').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('have no other kinds', async () => {
    expect((await page.goto(at('/calculators/lottery')))?.status()).toBe(404)
  })
})
