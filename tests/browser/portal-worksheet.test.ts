import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newExchange, userOf } from './exchanges'
import { at, close, exchangesOf, faultsOf, onWrittenDay, openBrowser, pageOf } from './support'

onWrittenDay()

let browser: Browser
let admin: Page
beforeAll(async () => {
  browser = await openBrowser()
  admin = await pageOf(browser, 'admin')
})
afterAll(async () => {
  await browser.close()
})

describe('the money of an exchange', () => {
  it('fills in the return line by line from the settlement statements (vector B-01)', async () => {
    const id = await newExchange(admin, {
      relinquishedTransferDate: '2026-09-01',
      client: (await userOf(admin, 'client')).contact,
    })
    await admin.goto(at(`/exchanges/${id}/worksheet`))
    await admin.getByText('No settlement statement yet').waitFor()
    await admin.getByRole('button', { name: 'Fill in the worksheet' }).click()
    const lines: [string, string, string, string][] = [
      ['Payoff of the first loan', '300,000', 'relinquished', ''],
      ['Commission', '60,000', 'relinquished', 'proceeds'],
      ['Exchange funds', '640,000', 'replacement', ''],
      ['New loan', '560,000', 'replacement', ''],
    ]
    await admin.getByLabel('Amount, in dollars').nth(0).fill('1,000,000')
    await admin.getByLabel('Amount, in dollars').nth(1).fill('1,200,000')
    for (const [at, [label, amount, side, paid]] of lines.entries()) {
      await admin
        .getByRole('button', {
          name: side === 'relinquished' ? 'Add a line of the sale' : 'Add a line of the purchase',
        })
        .click()
      await admin
        .getByLabel('As the statement has it')
        .nth(at + 2)
        .fill(label)
      await admin
        .getByLabel('Amount, in dollars')
        .nth(at + 2)
        .fill(amount)
      if (paid)
        await admin
          .getByLabel('Paid from')
          .nth(at + 2)
          .selectOption(paid)
    }
    await admin.getByLabel('Adjusted basis').fill('400,000')
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Save the worksheet' }).click()
    await admin.getByRole('heading', { name: 'Form 8824, line by line' }).waitFor()
    const text = await admin.locator('#content').innerText()
    expect(text).toMatch(/Gain recognized now\s+\$0/)
    expect(text).toMatch(/Gain deferred\s+\$540,000/)
    expect(text).toMatch(/Basis of what is bought\s+\$660,000/)
    expect(text).toContain('no tax advice')
    expect(await faultsOf(admin)).toEqual([])
    const client = await pageOf(browser, 'client', { width: 390, theme: 'dark' })
    await client.goto(at(`/exchanges/${id}/worksheet`))
    await client.getByText('Gain deferred').waitFor()
    expect(await client.getByRole('button', { name: 'Change' }).count()).toBe(0)
    expect(await faultsOf(client)).toEqual([])
    await close(client)
  })

  it('says why a client cannot have the money yet, and from when', async () => {
    const id = await newExchange(admin, { relinquishedTransferDate: '2026-11-02' })
    await admin.goto(at(`/exchanges/${id}/worksheet`))
    await admin.getByText('It must not be paid.').waitFor()
    await admin.getByText('If nothing else changes, it could be paid from Fri, Dec 18, 2026.').waitFor()
    await admin.getByLabel('What the money is for').selectOption('loan')
    await admin
      .getByText(/loan|pledge/i)
      .last()
      .waitFor()
    expect(await faultsOf(admin)).toEqual([])
  })

  it('is not there for an agency', async () => {
    const page = await pageOf(browser, 'agency')
    const id = (await exchangesOf(page)).docs[0]?.id
    expect((await page.goto(at(`/exchanges/${id}/worksheet`)))?.status()).toBe(404)
    await page.goto(at(`/exchanges/${id}`))
    expect(await page.getByRole('link', { name: 'Worksheet' }).count()).toBe(0)
    for (const tab of [
      'timeline',
      'properties',
      'identification',
      'participants',
      'tasks',
      'documents',
      'messages',
      'history',
    ]) {
      expect((await page.goto(at(`/exchanges/${id}/${tab}`), { waitUntil: 'networkidle' }))?.status()).toBe(
        200,
      )
      expect(await page.locator('body').innerText(), tab).not.toMatch(/\$\s?\d/)
      expect(await page.content(), tab).not.toMatch(/[Vv]alueCents|proceedsCents/)
    }
    await close(page)
  })
})
