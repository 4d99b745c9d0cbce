import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newExchange } from './exchanges'
import { ask, at, close, faultsOf, openBrowser, pageOf } from './support'

const run = randomUUID().slice(0, 8)
const NAMES = [`Many one ${run}`, `Many two ${run}`]

let browser: Browser
let admin: Page
beforeAll(async () => {
  browser = await openBrowser()
  admin = await pageOf(browser, 'admin')
  for (const name of NAMES) await newExchange(admin, { name })
})
afterAll(async () => {
  await browser.close()
})

async function choose(page: Page): Promise<void> {
  await page.goto(at(`/exchanges?q=${run}`))
  for (const name of NAMES) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  await page.getByRole('status').filter({ hasText: '2 chosen' }).waitFor()
}
const bar = (page: Page) => page.getByRole('region', { name: 'With what was chosen' })

describe('many exchanges at once', () => {
  it('are tagged after a look at what would change, with a result for each', async () => {
    await choose(admin)
    expect(await faultsOf(admin)).toEqual([])
    await bar(admin).getByRole('button', { name: 'Tag' }).click()
    await admin.getByRole('textbox', { name: 'Add' }).fill(`tag-${run}`)
    await admin.getByRole('button', { name: 'Show what would change' }).click()
    await admin.getByText('2 of 2 would change').waitFor()
    expect(await faultsOf(admin)).toEqual([])
    const tagged = () => ask<{ totalDocs: number }>(admin, `/api/portal/exchanges?tag=tag-${run}`)
    expect((await tagged()).totalDocs).toBe(0)
    await admin.getByRole('button', { name: 'Change 2' }).click()
    await admin.getByText('2 of 2 changed').waitFor()
    expect(await admin.getByRole('list', { name: 'Exchange by exchange' }).innerText()).toContain(
      `tag-${run}`,
    )
    expect((await tagged()).totalDocs).toBe(2)
  })

  it('are assigned by a coordinator only where they manage', async () => {
    const page = await pageOf(browser, 'coordinator')
    await page.goto(at(`/exchanges?q=${run}`))
    await page.getByText('No exchange matches').waitFor()
    await close(page)
  })

  it('are exported as a file that names them', async () => {
    await choose(admin)
    await bar(admin).getByRole('button', { name: 'Export' }).click()
    const download = admin.waitForEvent('download')
    await admin.getByRole('dialog').getByRole('button', { name: 'Export' }).click()
    const path = await (await download).path()
    const csv = await readFile(path, 'utf8')
    for (const name of NAMES) expect(csv).toContain(name)
    expect(csv).not.toContain('Okafor')
  })

  it('are not there to be chosen for a client', async () => {
    const page = await pageOf(browser, 'client')
    await page.goto(at('/exchanges'))
    await page.getByRole('table', { name: 'Exchanges' }).waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(0)
    await close(page)
  })
})

describe('the view of a list', () => {
  it('keeps columns in their order, is saved, shared with the firm and removed', async () => {
    await admin.goto(at('/exchanges?sort=name'))
    await admin.getByRole('button', { name: 'Columns' }).click()
    await admin.getByRole('checkbox', { name: 'Stage' }).check()
    await admin.getByRole('button', { name: 'Move Stage left' }).click()
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Done' }).click()
    const heads = () => admin.getByRole('columnheader').allInnerTexts()
    await expect.poll(heads).toEqual(expect.arrayContaining(['Stage']))
    await admin.getByRole('button', { name: 'More filters' }).click()
    await admin.getByLabel('Property').fill('Oakland')
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Apply filters' }).click()
    await admin.waitForURL('**property=Oakland**')
    await admin.getByRole('button', { name: 'Save this view' }).click()
    await admin.getByRole('textbox', { name: 'Name' }).fill(`Oakland ${run}`)
    await admin.getByLabel('For everybody of the firm').check()
    await admin.getByRole('button', { name: 'Save', exact: true }).click()
    await admin.getByRole('button', { name: new RegExp(`^Shared ?Oakland ${run}$`) }).waitFor()
    expect(await faultsOf(admin)).toEqual([])
    const page = await pageOf(browser, 'coordinator')
    await page.goto(at('/exchanges'))
    await page.getByRole('button', { name: new RegExp(`Oakland ${run}$`) }).click()
    await page.waitForURL('**property=Oakland**')
    await close(page)
    await admin.getByRole('button', { name: `Remove the view Oakland ${run}` }).click()
    await admin.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect.poll(() => admin.getByRole('button', { name: `Oakland ${run}` }).count()).toBe(0)
  })
})
