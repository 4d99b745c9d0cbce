import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  at,
  close,
  exchangesOf,
  faultsOf,
  type Name,
  NAMES,
  onWrittenDay,
  openBrowser,
  pageOf,
} from './support'

onWrittenDay()

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

/** Opens the exchange that the demonstration's client has inside its 45 days. */
async function openShared(name: Name): Promise<Page> {
  const page = await pageOf(browser, name)
  const { docs } = await exchangesOf(page, '&q=okafor%20-&status=45D')
  await page.goto(at(`/exchanges/${docs[0]?.id}`))
  return page
}

describe('the exchange page', () => {
  it.each(NAMES)('shows %s name, status and both dates with the days left', async (name) => {
    const page = await openShared(name)
    const header = page.getByRole('article').locator('header')
    await header.getByRole('heading', { level: 1, name: /Okafor/ }).waitFor()
    const text = await header.innerText()
    expect(text).toContain('Identification period')
    expect(text).toMatch(/Identification deadline\s+\w{3}, \w{3} \d+, \d{4}\s+\d+ days left/)
    expect(text).toMatch(/Exchange deadline\s+\w{3}, \w{3} \d+, \d{4}\s+\d+ days left/)
    await close(page)
  })

  it('explains the dates line by line with their sources', async () => {
    const page = await openShared('client')
    await page.getByText('Why this date').click()
    await page.getByText('IRC 1031(a)(3)(A)', { exact: true }).waitFor()
    await page.getByText('Day 180 is never rolled').waitFor()
    await close(page)
  })

  it('says that the tax return ends the exchange, and what an extension would change', async () => {
    const page = await pageOf(browser, 'admin')
    const data = {
      name: 'Capped by the return',
      relinquishedTransferDate: '2026-11-10',
      taxpayerType: 'individual',
    }
    const made: { doc: { id: string } } = await (
      await page.request.post(at('/api/exchanges'), { data })
    ).json()
    await page.goto(at(`/exchanges/${made.doc.id}`))
    await page.getByText('The tax return is due on Apr 15, 2027, before day 180 (May 9, 2027)').waitFor()
    const extension = page.getByRole('switch', { name: 'With an extension of the tax return' })
    expect(await extension.getAttribute('aria-checked')).toBe('false')
    await extension.click()
    await page.getByText('The last day of the exchange is Sun, May 9, 2027').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.request.delete(at(`/api/exchanges/${made.doc.id}`))
    await close(page)
  })

  it('shows an agency no money anywhere', async () => {
    const page = await openShared('agency')
    await page.getByRole('heading', { name: 'Facts' }).waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/\$\s?\d/)
    expect(await page.content()).not.toMatch(/[Vv]alueCents|proceedsCents/)
    await close(page)
  })

  it('shows money to the client, and what the source knows to staff alone', async () => {
    const client = await openShared('client')
    await client.getByRole('heading', { name: 'Facts' }).waitFor()
    expect(await client.locator('body').innerText()).toMatch(/\$\d/)
    expect(await client.content()).not.toContain('Everything else from PracticePanther')
    expect(await client.content()).not.toContain('ppData')
    await close(client)
    const staff = await openShared('coordinator')
    await staff.getByRole('heading', { name: 'Everything else from PracticePanther' }).waitFor()
    await close(staff)
  })

  it('is not here for those who take no part, and looks as if it did not exist', async () => {
    const admin = await pageOf(browser, 'admin')
    const { docs } = await exchangesOf(admin)
    const foreign = docs.find(({ clientName }) => clientName !== 'Martin Okafor')?.id
    await close(admin)
    const page = await pageOf(browser, 'client')
    for (const id of [foreign, '01a1f778-ab34-77fd-9077-7b975ba85999', 'no-id']) {
      const response = await page.goto(at(`/exchanges/${id}`))
      expect(response?.status()).toBe(404)
      await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    }
    await close(page)
  })

  it('prints without the navigation', async () => {
    const page = await openShared('client')
    await page.emulateMedia({ media: 'print' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
    await close(page)
  })
})
