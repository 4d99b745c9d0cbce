import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newExchange, userOf } from './exchanges'
import { at, close, faultsOf, openBrowser, pageOf } from './support'

let browser: Browser
let admin: Page
beforeAll(async () => {
  browser = await openBrowser()
  admin = await pageOf(browser, 'admin')
})
afterAll(async () => {
  await browser.close()
})

/** An exchange that the demonstration's coordinator runs, on its page of parties. */
async function openAsCoordinator(): Promise<{ page: Page; id: string }> {
  const id = await newExchange(admin, { coordinator: (await userOf(admin, 'coordinator')).id })
  const page = await pageOf(browser, 'coordinator')
  await page.goto(at(`/exchanges/${id}/participants`))
  return { page, id }
}

const statusOf = async (page: Page, id: string) => (await page.goto(at(`/exchanges/${id}`)))?.status()

describe('the parties of an exchange', () => {
  it('are added by a coordinator, see it once an administrator approves, and no more once removed', async () => {
    const { page, id } = await openAsCoordinator()
    await page.getByRole('button', { name: 'Add somebody' }).click()
    await page.getByLabel('Who', { exact: true }).fill('thirdparty@')
    await page.getByRole('listbox', { name: 'Who: found' }).getByRole('option').first().click()
    await page.getByLabel('Their part in it').fill('CPA')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Waits for approval. Not yet given by an administrator.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    const guest = await pageOf(browser, 'thirdparty')
    expect(await statusOf(guest, id)).toBe(404)
    await admin.goto(at(`/exchanges/${id}/participants`))
    await admin.getByRole('button', { name: /^Approve/ }).click()
    await admin.getByText('The person takes part now.').waitFor()
    expect(await statusOf(guest, id)).toBe(200)
    await page.reload()
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('The person was removed.').waitFor()
    expect(await statusOf(guest, id)).toBe(404)
    await close(guest)
    await close(page)
  })

  it('may be narrowed in what they do', async () => {
    const { page } = await openAsCoordinator()
    await page.getByRole('button', { name: 'Add somebody' }).click()
    await page.getByLabel('Who', { exact: true }).fill('agency@')
    await page.getByRole('listbox', { name: 'Who: found' }).getByRole('option').first().click()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Waits for approval. Not yet given by an administrator.').waitFor()
    await page.getByRole('button', { name: /^Change/ }).click()
    await page.getByLabel('Write messages').uncheck()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('May: see it, upload documents').waitFor()
    await close(page)
  })

  it('are only looked at by a client', async () => {
    const page = await pageOf(browser, 'client')
    await page.goto(at('/exchanges'))
    await page.getByRole('table', { name: 'Exchanges' }).getByRole('link').first().click()
    await page.getByRole('link', { name: 'Participants', exact: true }).click()
    await page.getByText('Client, the taxpayer').waitFor()
    expect(await page.getByRole('button', { name: /Add somebody|^Remove|^Change|Screen/ }).count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
    await close(page)
  })
})

describe('the screening of parties', () => {
  it('finds a relative who sells, and keeps who cleared it and why', async () => {
    const { page } = await openAsCoordinator()
    await page.getByRole('button', { name: 'Screen a party' }).click()
    await page.getByLabel('Name of the party').fill('Joe Seller')
    await page.getByLabel('Their part in the exchange').selectOption('seller')
    await page.getByLabel('Family of the taxpayer').check()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Screen', exact: true }).click()
    await page.getByText('One finding waits for a decision.').waitFor()
    await page.getByText(/A related party \(IRC 1031\(f\)\)/).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Clear it' }).click()
    await page.getByRole('alert').filter({ hasText: 'Say why.' }).waitFor()
    await page.getByLabel('Why').fill('A namesake, not the brother')
    await page.getByRole('button', { name: 'Clear it' }).click()
    await page.getByText(/Cleared by .*: A namesake, not the brother/).waitFor()
    await close(page)
  })
})
