import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { today } from '../support/today'
import { at, close, faultsOf, invitationLink, openBrowser, pageOf } from './support'

/** A new client, from a phone call to the signed identification: no file, no script, nobody but the people in turn. */

const EMAIL = `marisol-${Date.now()}@clients.example`
const CLIENT_PASSWORD = 'mango-tractor-violin-92'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

/** The coordinator, on the phone: contact, exchange, property, closing and invitation in one form. */
async function takeIn(page: Page): Promise<string> {
  await page.goto(at('/exchanges/new'))
  await page.getByLabel('Client (the taxpayer)').fill('Marisol Núñez')
  await page.getByRole('option', { name: 'Add “Marisol Núñez” as a new contact' }).click()
  const contact = page.getByRole('dialog', { name: 'New contact' })
  await contact.getByLabel('E-mail address').fill(EMAIL)
  await contact.getByLabel('Address', { exact: true }).fill('31 Heron Way\nAstoria, OR 97103')
  await contact.getByRole('button', { name: 'Make the contact' }).click()
  await page.getByLabel('Invite Marisol Núñez to sign in').check()
  await page.getByLabel('Name of the exchange').fill('Núñez - 14 Alder Ct')
  await page.getByLabel('Value of what is sold').fill('840,000')
  await page.getByLabel('Street address').fill('14 Alder Ct')
  await page.getByLabel('Closed on').fill(addDays(today, -5))
  await page.getByLabel('What the date rests on').fill('Settlement statement of Harbor Escrow')
  await page.getByRole('button', { name: 'Create exchange' }).click()
  await page.waitForURL(/\/exchanges\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

/** The administrator approves what the coordinator asked for. @returns the link of the mail */
async function approve(page: Page): Promise<string> {
  await page.goto(at('/invitations'))
  const line = page
    .getByRole('list', { name: 'Invitations' })
    .getByRole('listitem')
    .filter({ hasText: EMAIL })
  await line.getByRole('button', { name: /Approve and send/ }).click()
  await line.getByText('Not sent', { exact: true }).waitFor()
  return new URL(await invitationLink(page, EMAIL)).pathname
}

async function signIdentification(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Name the property/ }).click()
  await page.getByRole('link', { name: /Name property/ }).click()
  await page.getByRole('textbox', { name: /Street address/ }).fill('9 Quarry Road, Newport, OR 97365')
  await page.getByLabel('Fair market value').fill('910,000')
  await page.getByRole('button', { name: 'Add this property' }).click()
  await page.getByRole('button', { name: 'Read and sign' }).click()
  await page.getByText('Type Marisol Núñez.').waitFor()
  await page.getByLabel('Your name').fill('marisol nunez')
  await page.getByLabel('Your password', { exact: true }).fill(CLIENT_PASSWORD)
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Sign and send the notice' }).click()
  await page.getByText('Your notice was signed and sent').waitFor()
}

describe('a new client', () => {
  it('is taken in on the phone and signs the identification', async () => {
    const coordinator = await pageOf(browser, 'coordinator')
    const exchange = await takeIn(coordinator)
    const admin = await pageOf(browser, 'admin')
    const link = await approve(admin)
    await close(admin)

    const client = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    await client.goto(at(link))
    await client.getByRole('heading', { name: 'Welcome, Marisol' }).waitFor()
    await client.getByLabel('Password', { exact: true }).fill(CLIENT_PASSWORD)
    await client.getByRole('button', { name: 'Continue' }).click()
    await client.getByText('Name the property you may buy, for your sale of 14 Alder Ct.').first().waitFor()
    expect(await faultsOf(client)).toEqual([])
    await signIdentification(client)

    await client.goto(at('/home'))
    await client
      .getByText('Buy one of the properties you identified, for your sale of 14 Alder Ct.')
      .first()
      .waitFor()
    await client.goto(at(exchange))
    await client.getByText('Your coordinator:').waitFor()
    expect(await faultsOf(client)).toEqual([])
    await close(client)

    await coordinator.goto(at(`${exchange}/identification`))
    await coordinator.getByText('9 Quarry Road, Newport, OR 97365').first().waitFor()
    await coordinator.getByText('Signed by').waitFor()
    await close(coordinator)
  })
})
