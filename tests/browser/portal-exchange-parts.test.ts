import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { make, newExchange, userOf } from './exchanges'
import { at, close, faultsOf, onWrittenDay, openBrowser, pageOf } from './support'

onWrittenDay()

const run = randomUUID().slice(0, 8)

let browser: Browser
let admin: Page
let client: Page
let exchange: string
beforeAll(async () => {
  browser = await openBrowser()
  admin = await pageOf(browser, 'admin')
  client = await pageOf(browser, 'client', { width: 390, theme: 'dark' })
  exchange = await newExchange(admin, {
    client: (await userOf(admin, 'client')).contact,
    relinquishedTransferDate: '2026-09-01',
  })
})
afterAll(async () => {
  await browser.close()
})

const TABS = [
  'Overview',
  'Timeline',
  'Properties',
  'Identification',
  'Participants',
  'Tasks',
  'Documents',
  'Messages',
  'Worksheet',
  'History',
]

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
    await admin.getByRole('alert').filter({ hasText: 'Enter an amount in dollars' }).waitFor()
    await admin.getByLabel('Value, in dollars').fill('900,000')
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Add the property' }).click()
    await admin.getByRole('button', { name: `Change: 12 Elm St ${run}` }).click()
    await admin.getByLabel('Status').selectOption('under_contract')
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
    await admin.getByLabel('For staff only').check()
    await admin.getByLabel('A note for staff only').fill(`Mornings ${run}`)
    await admin.getByRole('button', { name: 'Save the note' }).click()
    await admin.getByRole('log').getByText(`Mornings ${run}`).waitFor()
    expect(await faultsOf(admin)).toEqual([])
    await client.goto(at(`/exchanges/${exchange}/messages`))
    await client.getByRole('log').getByText(`Hello ${run}`).waitFor()
    expect(await client.content()).not.toContain(`Mornings ${run}`)
    await client.getByLabel('Your message').fill(`Good day ${run}`)
    await client.keyboard.press('Control+Enter')
    await client.getByRole('log').getByText(`Good day ${run}`).waitFor()
  })

  it('show each change with what was before and is now', async () => {
    await admin.goto(at(`/exchanges/${exchange}/history`))
    const line = admin.getByRole('listitem').filter({ hasText: 'Property: Status changed' }).first()
    await line.getByText('One field').click()
    await line.getByRole('definition').filter({ hasText: 'Under contract' }).waitFor()
    expect(await line.innerText()).not.toContain('under_contract')
    expect(await faultsOf(admin)).toEqual([])
  })
})

describe('the work on an exchange', () => {
  it('sets the status by hand with a reason, and lets the clock decide again', async () => {
    await admin.goto(at(`/exchanges/${exchange}/timeline`))
    await admin.getByRole('button', { name: 'Set by hand' }).click()
    await admin.getByRole('combobox', { name: 'Status' }).selectOption('TERMINATED')
    await admin.getByRole('button', { name: 'Set it' }).click()
    await admin.getByRole('alert').filter({ hasText: 'Say why' }).waitFor()
    await admin.getByLabel('Why').fill('The buyer walked away')
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Set it' }).click()
    await admin.getByText(/set by hand: The buyer walked away/).waitFor()
    await admin.getByText('Ended without completion, set by hand', { exact: true }).waitFor()
    await admin.getByRole('button', { name: 'Let the dates decide again' }).click()
    await admin.getByText('It follows from the dates').waitFor()
  })

  it('asks for a new transfer date, which only a second person approves', async () => {
    await admin.goto(at(`/exchanges/${exchange}/timeline`))
    await admin.getByRole('button', { name: 'Ask for a new transfer date' }).click()
    await admin.getByLabel('The sale closed on').fill('2026-09-02')
    await admin.getByLabel('Evidence').fill('Final settlement statement')
    await admin.getByLabel('Why the transfer date moves').fill('The statement has another day')
    await admin.getByRole('region', { name: 'Before and after' }).waitFor()
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Ask for approval' }).click()
    await admin.getByText('Waits for a second person: Wed, Sep 2, 2026').waitFor()
    expect(await admin.getByRole('button', { name: /^Approve/ }).count()).toBe(0)
    expect(await faultsOf(admin)).toEqual([])
  })

  it('tags it', async () => {
    await admin.goto(at(`/exchanges/${exchange}`))
    await admin.getByLabel('New tag').fill(`tag ${run}`)
    await admin.getByRole('button', { name: 'Add', exact: true }).click()
    await admin.getByRole('list', { name: 'Tags' }).getByText(`tag ${run}`).waitFor()
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: `Remove the tag tag ${run}` }).click()
    await admin.getByText('No tags yet.').waitFor()
    await client.goto(at(`/exchanges/${exchange}`))
    expect(await client.getByRole('heading', { name: 'Tags' }).count()).toBe(0)
  })

  it('notifies the people of the firm, who mark it as read', async () => {
    const [coordinator, third] = [await userOf(admin, 'coordinator'), await userOf(admin, 'thirdparty')]
    const name = `Approve me ${run}`
    const id = await newExchange(admin, { name, coordinator: coordinator.id })
    const page = await pageOf(browser, 'coordinator')
    await make(page, `/api/exchanges/${id}/participants`, { user: third.id })
    await close(page)
    await admin.goto(at('/home'))
    await admin.getByRole('button', { name: /^Notifications, \d+ not read/ }).click()
    await admin
      .getByRole('dialog')
      .getByRole('link', { name: new RegExp(name) })
      .waitFor()
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Mark all as read' }).click()
    await admin.getByRole('button', { name: 'Close' }).click()
    await admin.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
  })
})
