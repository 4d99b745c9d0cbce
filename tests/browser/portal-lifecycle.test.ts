import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  at,
  close,
  exchangesOf,
  faultsOf,
  type Name,
  onWrittenDay,
  openBrowser,
  pageOf,
} from './support'

onWrittenDay()

let browser: Browser
const pages: Page[] = []
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})
afterEach(async () => {
  await Promise.all(pages.splice(0).map(close))
})

async function open(name: Name, view: Parameters<typeof pageOf>[2] = {}): Promise<Page> {
  const page = await pageOf(browser, name, view)
  pages.push(page)
  return page
}

/** An exchange of this test's own, before its sale. */
async function newExchange(page: Page): Promise<string> {
  const response = await page.request.post(at('/api/exchanges'), {
    data: { name: 'On its way', type: 'delayed' },
  })
  return (await response.json()).doc.id
}

describe('the stages of an exchange', () => {
  it('show where it stands and what stands against the rest, and are recorded with evidence', async () => {
    const page = await open('coordinator')
    const id = await newExchange(page)
    await page.goto(at(`/exchanges/${id}`))
    await page.getByRole('link', { name: 'Timeline' }).click()
    await page.getByText('There is no transfer date yet.').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Record: Agreement signed' }).click()
    await page.getByLabel('Evidence').fill('Signed agreement of today')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Signed agreement of today').waitFor()
    expect(await ask<{ recordedStage: string }>(page, `/api/exchanges/${id}/stage`)).toMatchObject({
      recordedStage: 'AGREEMENT_EXECUTED',
    })
  })

  it('end with a confirmed account', async () => {
    const page = await open('coordinator')
    const id = await newExchange(page)
    await page.request.patch(at(`/api/exchanges/${id}`), { data: { relinquishedTransferDate: '2026-10-20' } })
    await page.request.post(at('/api/properties'), {
      data: {
        exchange: id,
        side: 'replacement',
        address: '5 Bought Street',
        closingDate: '2026-11-02',
        status: 'closed',
      },
    })
    await page.request.put(at(`/api/exchanges/${id}/stage`), {
      data: { stage: 'COMPLETED', on: '2026-11-02' },
    })
    await page.goto(at(`/exchanges/${id}/timeline`))
    await page.getByRole('button', { name: 'Record: Closed' }).click()
    await page.getByLabel('The exchange account is empty and reconciled.').check()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByRole('form', { name: 'Record: Closed' }).waitFor({ state: 'detached' })
    expect(await ask<{ recordedStage: string }>(page, `/api/exchanges/${id}/stage`)).toMatchObject({
      recordedStage: 'CLOSED',
      status: 'COMPLETED',
    })
  })

  it('of a purchase are recorded of the property that is bought', async () => {
    const page = await open('coordinator')
    const id = await newExchange(page)
    await page.request.patch(at(`/api/exchanges/${id}`), { data: { relinquishedTransferDate: '2026-10-20' } })
    for (const address of ['5 Bought Street', '6 Other Street'])
      await page.request.post(at('/api/properties'), {
        data: { exchange: id, side: 'replacement', address, status: 'under_contract' },
      })
    await page.goto(at(`/exchanges/${id}/timeline`))
    const recordFor = async (stage: string, fill: () => Promise<void>) => {
      await page.getByRole('button', { name: `Record: ${stage}` }).click()
      await page.getByLabel('Which property').selectOption({ label: '5 Bought Street' })
      await page.getByLabel('On which day').fill('2026-11-02')
      await fill()
      expect(await faultsOf(page)).toEqual([])
      await page.getByRole('button', { name: 'Record', exact: true }).click()
      await page.getByRole('form', { name: `Record: ${stage}` }).waitFor({ state: 'detached' })
    }
    await recordFor('Purchase assigned, notice given', async () => {})
    await page.getByText('5 Bought Street, Mon, Nov 2, 2026').first().waitFor()
    await recordFor('Purchase funded', async () => {
      await page.getByLabel('Evidence').fill('Settlement statement of Nov 2')
    })
    await page.getByText('Purchase funded, 5 Bought Street, Mon, Nov 2, 2026').first().waitFor()
    expect(await ask<{ recordedStage: string }>(page, `/api/exchanges/${id}/stage`)).toMatchObject({
      recordedStage: 'RP_FUNDED',
      history: [{ stage: 'RP_FUNDED', property: { address: '5 Bought Street' } }, {}],
    })
  })

  it('are seen by clients, who record none', async () => {
    const page = await open('client')
    const id = (await exchangesOf(page)).docs[0]?.id
    await page.goto(at(`/exchanges/${id}/timeline`))
    await page.getByRole('listitem').filter({ hasText: 'Identification open' }).first().waitFor()
    expect(await page.getByRole('button', { name: /^Record/ }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Ask for a postponement' }).count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('a postponement', () => {
  it('is asked for by one person and moves the dates when another approves it', async () => {
    const first = await open('coordinator')
    const id = await newExchange(first)
    await first.request.patch(at(`/api/exchanges/${id}`), {
      data: { relinquishedTransferDate: '2026-10-20' },
    })
    await first.goto(at(`/exchanges/${id}/timeline`))
    await first.getByRole('button', { name: 'Ask for a postponement' }).click()
    await first.getByLabel('Address of the IRS notice').fill('https://www.irs.example/notice')
    await first.getByLabel('Date of the disaster').fill('2026-11-01')
    await first.getByLabel('Postponed to').fill('2027-02-01')
    await first.getByLabel('Why this taxpayer is covered').fill('Lives in the covered county')
    await first.getByLabel('Confirmed by which tax adviser').fill('Tess Tax')
    expect(await faultsOf(first)).toEqual([])
    await first.getByRole('button', { name: 'Ask for approval' }).click()
    await first.getByText('Somebody else must approve what you asked for').waitFor()
    const second = await open('admin', { width: 390, theme: 'dark' })
    await second.goto(at(`/exchanges/${id}/timeline`))
    await second.getByRole('button', { name: 'Approve' }).click()
    await second.getByText('Holds: to Mon, Feb 1, 2027').waitFor()
    expect(await faultsOf(second)).toEqual([])
    expect(await ask(second, `/api/exchanges/${id}?depth=0`)).toMatchObject({
      identificationDeadline: '2027-02-01',
    })
  })
})
