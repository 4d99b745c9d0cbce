import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newExchange, userOf } from './exchanges'
import { at, close, faultsOf, openBrowser, pageOf } from './support'

const run = randomUUID().slice(0, 8)

let browser: Browser
let admin: Page
let client: Page
let exchange: string
beforeAll(async () => {
  browser = await openBrowser()
  admin = await pageOf(browser, 'admin')
  client = await pageOf(browser, 'client', { width: 390, theme: 'dark' })
  exchange = await newExchange(admin, { client: (await userOf(admin, 'client')).contact, relinquishedTransferDate: '2026-09-01' })
})
afterAll(async () => { await browser.close() })

const TABS = ['Overview', 'Timeline', 'Properties', 'Identification', 'Parties', 'Tasks', 'Documents', 'Messages', 'Money', 'History']

describe('the parts of an exchange', () => {
  it('keep their address, and a foreign exchange has none of them', async () => {
    await client.goto(at(`/exchanges/${exchange}`))
    const nav = client.getByRole('navigation', { name: 'Parts of this exchange' })
    expect(await nav.getByRole('link').allInnerTexts()).toEqual(TABS)
    const foreign = await newExchange(admin)
    for (const tab of TABS.slice(1)) {
      await nav.getByRole('link', { name: tab, exact: true }).click()
      await client.waitForURL(`**/exchanges/${exchange}/${tab.toLowerCase()}`)
      await client.waitForLoadState('networkidle')
      // The title comes a moment after the page.
      await expect.poll(() => client.title()).toContain('Of its own')
      expect(await faultsOf(client), tab).toEqual([])
      const other = await pageOf(browser, 'client')
      expect((await other.goto(at(`/exchanges/${foreign}/${tab.toLowerCase()}`)))?.status(), tab).toBe(404)
      await close(other)
    }
  })

  it('let staff add a property and change it', async () => {
    await admin.goto(at(`/exchanges/${exchange}/properties`))
    await admin.getByRole('button', { name: 'Add a property that is bought' }).click()
    await admin.getByLabel('Street address').fill(`12 Elm St ${run}`)
    await admin.getByLabel('Value, in dollars').fill('many')
    await admin.getByRole('button', { name: 'Add the property' }).click()
    await admin.getByRole('alert').filter({ hasText: 'Give the value in dollars' }).waitFor()
    await admin.getByLabel('Value, in dollars').fill('900,000')
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Add the property' }).click()
    await admin.getByRole('button', { name: `Change: 12 Elm St ${run}` }).click()
    await admin.getByLabel('Where it stands').selectOption('under_contract')
    await admin.getByRole('button', { name: 'Save the change' }).click()
    await admin.getByText('Under contract').first().waitFor()
    await client.goto(at(`/exchanges/${exchange}/properties`))
    await client.getByText(`12 Elm St ${run}`).waitFor()
    expect(await client.getByRole('button', { name: /^Add|^Change/ }).count()).toBe(0)
  })

  it('carry messages to everybody in it, and notes to staff alone', async () => {
    await admin.goto(at(`/exchanges/${exchange}/messages`))
    await admin.getByLabel('Your message').fill(`Hello ${run}`)
    await admin.getByRole('button', { name: 'Send' }).click()
    await admin.getByRole('log').getByText(`Hello ${run}`).waitFor()
    await admin.getByLabel('For staff alone').check()
    await admin.getByLabel('A note for staff alone').fill(`Mornings ${run}`)
    await admin.getByRole('button', { name: 'Keep the note' }).click()
    await admin.getByRole('log').getByText(`Mornings ${run}`).waitFor()
    expect(await faultsOf(admin)).toEqual([])
    await client.goto(at(`/exchanges/${exchange}/messages`))
    await client.getByRole('log').getByText(`Hello ${run}`).waitFor()
    expect(await client.content()).not.toContain(`Mornings ${run}`)
    await client.getByLabel('Your message').fill(`Good day ${run}`)
    await client.keyboard.press('Control+Enter')
    await client.getByRole('log').getByText(`Good day ${run}`).waitFor()
  })

  it('tell each change with what was before and is now', async () => {
    await admin.goto(at(`/exchanges/${exchange}/history`))
    const line = admin.getByRole('listitem').filter({ hasText: 'Property: Status changed' }).first()
    await line.getByText('One field').click()
    await line.getByText('under_contract').first().waitFor()
    expect(await faultsOf(admin)).toEqual([])
  })
})
