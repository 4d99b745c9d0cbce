import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask, at, close, exchangesOf, faultsOf, onWrittenDay, openBrowser, pageOf } from './support'

onWrittenDay()

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})
afterEach(async () => {
  await close(page)
})

describe('an exchange by hand', () => {
  it('is made with client, property and dates, which are shown while they are typed', async () => {
    page = await pageOf(browser, 'coordinator')
    await page.goto(at('/exchanges'))
    await page.getByRole('link', { name: 'New exchange' }).click()
    await page.getByLabel('Client (the taxpayer)').fill('ach')
    await page.getByRole('listbox', { name: /found/ }).getByRole('option').first().click()
    await page.getByLabel('Name of the exchange').fill('Elm Street by hand')
    await page.getByLabel('Value of what is sold').fill('$1,250,000.50')
    await page.getByLabel('Street address').fill('12 Elm Street')
    await page.getByLabel('Closed on').fill('2026-11-02')
    await page.getByText('Thu, Dec 17, 2026').waitFor()
    await page.getByRole('button', { name: 'Create exchange' }).click()
    await page.getByRole('alert').filter({ hasText: 'what the new transfer date rests on' }).waitFor()
    await page.getByLabel('What the date rests on').fill('Settlement statement of Pacific Escrow')
    await page.getByLabel('An extension of the tax return was filed').check()
    await page.getByRole('button', { name: 'Create exchange' }).click()
    await page.getByRole('alert').filter({ hasText: 'which form was filed' }).waitFor()
    await page.getByLabel('Which form, and filed when').fill('Form 4868, filed on November 3, 2026')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Create exchange' }).click()
    await page.waitForURL(/\/exchanges\/[0-9a-f-]{36}$/)
    const id = page.url().split('/').at(-1) ?? ''
    expect(await ask(page, `/api/exchanges/${id}?depth=0`)).toMatchObject({
      name: 'Elm Street by hand',
      relinquishedValueCents: 125_000_050,
      identificationDeadline: '2026-12-17',
      transferDateSource: 'confirmed',
    })
    await page.getByText('12 Elm Street').first().waitFor()
  })

  it('says what is missing in words and keeps what was typed', async () => {
    page = await pageOf(browser, 'coordinator', { width: 390, theme: 'dark' })
    await page.goto(at('/exchanges/new'))
    await page.getByLabel('Proceeds').fill('a lot')
    await page.getByRole('button', { name: 'Create exchange' }).click()
    await page.getByRole('alert').filter({ hasText: 'Give the exchange a name' }).waitFor()
    await page.getByLabel('Name of the exchange').fill('Without amounts')
    await page.getByRole('button', { name: 'Create exchange' }).click()
    await page.getByRole('alert').filter({ hasText: 'amount in dollars' }).waitFor()
    expect(await page.getByLabel('Proceeds').inputValue()).toBe('a lot')
    expect(await faultsOf(page)).toEqual([])
  })

  it('that is synced says so at its fields, and a change of one leaves the others alone', async () => {
    page = await pageOf(browser, 'coordinator')
    const synced = (await exchangesOf(page)).docs.find(
      ({ exchangeNumber }) => !exchangeNumber.startsWith('P-'),
    )
    await page.goto(at(`/exchanges/${synced?.id}/edit`))
    await page.getByText('From PracticePanther').first().waitFor()
    await page.getByLabel('For staff only').fill('Called the client today.')
    await page.getByRole('button', { name: 'Save the changes' }).click()
    await page.waitForURL(/\/exchanges\/[0-9a-f-]{36}$/)
    expect(await ask(page, `/api/exchanges/${synced?.id}?depth=0`)).toMatchObject({
      notes: 'Called the client today.',
      transferDateSource: 'synced',
    })
  })

  it('is for staff: others find no such page', async () => {
    page = await pageOf(browser, 'client')
    await page.goto(at('/exchanges/new'))
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
  })
})
