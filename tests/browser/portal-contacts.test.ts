import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask, at, close, faultsOf, openBrowser, pageOf } from './support'

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

/** Fills in the dialog of a contact. */
async function describeContact(page: Page, email: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'New contact' })
  await dialog.getByLabel('E-mail address').fill(email)
  await dialog.getByLabel('Phone').fill('(503) 555-0142')
  await dialog.getByLabel('Address', { exact: true }).fill('88 Juniper Ln\nBend, OR 97701')
}

describe('contacts of the firm', () => {
  it('are made and changed by a coordinator, and one of the same address is offered first', async () => {
    page = await pageOf(browser, 'coordinator', { width: 390, theme: 'dark' })
    await page.goto(at('/contacts'))
    await page.getByRole('button', { name: 'New contact' }).click()
    const dialog = page.getByRole('dialog', { name: 'New contact' })
    await dialog.getByRole('button', { name: 'Make the contact' }).click()
    await dialog.getByText('Enter a name, a company or an e-mail address.').waitFor()
    await dialog.getByLabel('First name').fill('Ingrid')
    await dialog.getByLabel('Last name').fill('Sorensen')
    await describeContact(page, 'ingrid.sorensen@contacts.example')
    expect(await faultsOf(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Make the contact' }).click()
    await page.getByRole('heading', { name: 'Ingrid Sorensen' }).waitFor()

    await page.getByRole('button', { name: 'Edit' }).click()
    const change = page.getByRole('dialog', { name: 'Change the contact' })
    await change.getByLabel('Last name').fill('Sorensen-Vale')
    await change.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Ingrid Sorensen-Vale' }).waitFor()

    await page.goto(at('/contacts'))
    await page.getByRole('button', { name: 'New contact' }).click()
    await dialog.getByLabel('First name').fill('I.')
    await dialog.getByLabel('E-mail address').fill('Ingrid.Sorensen@contacts.example')
    await dialog.getByRole('button', { name: 'Make the contact' }).click()
    await dialog.getByText('Ingrid Sorensen-Vale has this e-mail address already.').waitFor()
    await dialog.getByRole('button', { name: 'Use Ingrid Sorensen-Vale' }).click()
    await page.getByRole('heading', { name: 'Ingrid Sorensen-Vale' }).waitFor()
  })

  it('that are synced say where they are changed', async () => {
    page = await pageOf(browser, 'coordinator')
    await page.goto(at('/contacts'))
    await page.getByRole('table').getByRole('link').first().click()
    await page.getByText('PracticePanther. The next sync brings it here.').waitFor()
    expect(await page.getByRole('button', { name: 'Edit' }).count()).toBe(0)
  })

  it('are made where one is missing: a new exchange with its client, who is invited', async () => {
    page = await pageOf(browser, 'admin')
    await page.goto(at('/exchanges/new'))
    await page.getByLabel('Client (the taxpayer)').fill('Tomas Okonkwo')
    await page.getByRole('option', { name: 'Add “Tomas Okonkwo” as a new contact' }).click()
    const dialog = page.getByRole('dialog', { name: 'New contact' })
    expect(await dialog.getByLabel('First name').inputValue()).toBe('Tomas')
    await describeContact(page, 'tomas.okonkwo@contacts.example')
    await dialog.getByRole('button', { name: 'Make the contact' }).click()
    await page.getByLabel('Invite Tomas Okonkwo to sign in').check()
    await page.getByLabel('Name of the exchange').fill('Okonkwo, 4 Alder Ct')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Create exchange' }).click()
    await page.waitForURL(/\/exchanges\/[0-9a-f-]{36}$/)
    const exchange = page.url().split('/').at(-1)
    expect(
      await ask(page, '/api/invitations?where[email][equals]=tomas.okonkwo@contacts.example&depth=0'),
    ).toMatchObject({ docs: [{ exchange, role: 'client', state: 'PENDING', lastName: 'Okonkwo' }] })
  })

  it('are added to an exchange by the person who looks for them', async () => {
    page = await pageOf(browser, 'admin', { theme: 'dark' })
    await page.goto(at('/exchanges'))
    await page.getByRole('table').getByRole('link').first().click()
    await page.waitForURL(/\/exchanges\/[0-9a-f-]{36}$/)
    await page.goto(`${page.url()}/participants`)
    await page.getByRole('button', { name: 'Add somebody' }).click()
    await page.getByLabel('Who', { exact: true }).fill('Petra Lindqvist')
    await page.getByRole('option', { name: 'Add “Petra Lindqvist” as a new contact' }).click()
    const dialog = page.getByRole('dialog', { name: 'New contact' })
    await dialog.getByRole('button', { name: 'Make the contact' }).click()
    await page.getByLabel('Their part in it').fill('CPA')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Petra Lindqvist').first().waitFor()
  })
})
