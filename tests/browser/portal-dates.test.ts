import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newExchange, userOf } from './exchanges'
import { ask, at, close, faultsOf, type Name, onWrittenDay, openBrowser, pageOf } from './support'

onWrittenDay()

/** Dates that can be trusted: the date that leads, what a move moves, relief with before and after, stages taken back. */

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

type View = Parameters<typeof pageOf>[2]
async function open(name: Name, view: View = {}): Promise<Page> {
  const page = await pageOf(browser, name, view)
  pages.push(page)
  return page
}

const VIEWS: [Name, NonNullable<View>][] = [
  ['coordinator', { width: 390, theme: 'dark' }],
  ['coordinator', { width: 1440, theme: 'light' }],
  ['client', { width: 390, theme: 'light' }],
  ['client', { width: 1440, theme: 'dark' }],
]

/** An exchange of the client's, sold on a day from which the return of a partnership comes before day 180. */
async function unknownKind(admin: Page, facts: Record<string, unknown> = {}): Promise<string> {
  const [client, coordinator] = [await userOf(admin, 'client'), await userOf(admin, 'coordinator')]
  return newExchange(admin, {
    client: client.contact,
    coordinator: coordinator.id,
    relinquishedTransferDate: '2026-11-10',
    ...facts,
  })
}

describe('the date that leads', () => {
  it.each(VIEWS)('is the earliest that cannot be excluded, for the %s at %o', async (name, view) => {
    const admin = await open('admin')
    const id = await unknownKind(admin)
    const page = await open(name, view)
    await page.goto(at(`/exchanges/${id}`))
    const header = page.getByRole('banner').or(page.locator('article > div > header')).last()
    await header.getByText('Mon, Mar 15, 2027').waitFor()
    await header.getByText('unless the tax return is due later; day 180 is Sun, May 9, 2027').waitFor()
    expect(await header.getByText('Sun, May 9, 2027', { exact: true }).count()).toBe(0)
    const card = page.getByRole('region', { name: 'The dates and where they come from' })
    await card.getByText('the kind of taxpayer is not recorded').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.goto(at('/home'))
    await page.getByText('unless the tax return is due later').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })

  it('says what lifts it once the kind is known, and stands in the list and on the board', async () => {
    const admin = await open('admin')
    // Past day 45 and within a month of the return.
    const id = await unknownKind(admin, {
      relinquishedTransferDate: '2026-09-01',
      taxpayerType: 'individual',
      returnDueDate: '2026-12-15',
      name: `Capped ${crypto.randomUUID().slice(0, 8)}`,
    })
    const { name } = await ask<{ name: string }>(admin, `/api/exchanges/${id}?depth=0`)
    const page = await open('coordinator')
    await page.goto(at(`/exchanges?q=${encodeURIComponent(name)}`))
    await page.getByText('unless an extension is filed').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.goto(at('/deadlines'))
    await page
      .getByRole('listitem')
      .filter({ hasText: name })
      .getByText('unless an extension is filed; day 180 is Sun, Feb 28, 2027')
      .waitFor()
  })
})

describe('moving a transfer date', () => {
  it.each([
    { width: 390, theme: 'dark' },
    { width: 1440, theme: 'light' },
  ] as const)('shows what moves before it is saved, and asks why, at %o', async (view) => {
    const admin = await open('admin')
    const id = await unknownKind(admin, { taxpayerType: 'individual' })
    await admin.request.put(at(`/api/exchanges/${id}/stage`), {
      data: { stage: 'AGREEMENT_EXECUTED', on: '2026-11-01' },
    })
    const page = await open('coordinator', view)
    await page.goto(at(`/exchanges/${id}/edit`))
    await page.getByLabel('Closed on (transfer date)').fill('2026-10-05')
    await page.getByLabel('What the date rests on').fill('Final settlement statement')
    await page.getByRole('button', { name: 'Save the changes' }).click()
    const shown = page.getByRole('region', { name: 'The transfer date moves' })
    await shown.getByText('Thu, Nov 19, 2026').waitFor()
    await shown.getByText('the exchange is likely invalid').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await ask<object>(page, `/api/exchanges/${id}?depth=0`)).toMatchObject({
      relinquishedTransferDate: '2026-11-10',
    })
    await shown.getByRole('button', { name: 'Save and move the dates' }).click()
    await shown.getByText('Say why the transfer date moves.').waitFor()
    await shown.getByLabel('Why the transfer date moves').fill('The deed was recorded earlier')
    await shown.getByRole('button', { name: 'Save and move the dates' }).click()
    await page.waitForURL((url) => url.pathname === `/exchanges/${id}`)
    expect(await ask<object>(page, `/api/exchanges/${id}?depth=0`)).toMatchObject({
      relinquishedTransferDate: '2026-10-05',
      transferReason: 'The deed was recorded earlier',
    })
    // The agreement is dated after the transfer now: the first page says so.
    await page.getByRole('alert').filter({ hasText: 'the exchange is likely invalid' }).waitFor()
    await page.getByText('Reason: The deed was recorded earlier').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('to a day far away is confirmed first', async () => {
    const admin = await open('admin')
    const id = await unknownKind(admin)
    const page = await open('coordinator')
    await page.goto(at(`/exchanges/${id}/edit`))
    await page.getByLabel('Closed on (transfer date)').fill('2006-10-05')
    await page.getByLabel('What the date rests on').fill('Final settlement statement')
    await page.getByRole('button', { name: 'Save the changes' }).click()
    await page.getByLabel('Why the transfer date moves').fill('A sale of long ago')
    await page.getByRole('button', { name: 'Save and move the dates' }).click()
    await page.getByText('Confirm that the date is right.').waitFor()
    await page.getByLabel('The transfer date is right').check()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Save and move the dates' }).click()
    await page.waitForURL((url) => url.pathname === `/exchanges/${id}`)
  })

  it('of a new exchange asks the same', async () => {
    const page = await open('coordinator')
    await page.goto(at('/exchanges/new'))
    await page.getByLabel('Name of the exchange').fill('Long ago')
    await page.getByLabel('Closed on (transfer date)').fill('2006-10-05')
    await page.getByLabel('What the date rests on').fill('Final settlement statement')
    await page.getByRole('button', { name: 'Create exchange' }).click()
    await page.getByLabel('The transfer date is right').check()
    await page.getByRole('button', { name: 'Create exchange' }).click()
    await page.waitForURL((url) => /^\/exchanges\/[0-9a-f-]{36}$/.test(url.pathname))
  })
})

describe('the form of a postponement', () => {
  it.each([
    { width: 390, theme: 'light' },
    { width: 1440, theme: 'dark' },
  ] as const)(
    'asks for the notice, its kind and whom it covers, and shows before and after, at %o',
    async (view) => {
      const admin = await open('admin')
      const id = await unknownKind(admin, { taxpayerType: 'individual' })
      const page = await open('coordinator', view)
      await page.goto(at(`/exchanges/${id}/timeline`))
      await page.getByRole('button', { name: 'Ask for a postponement' }).click()
      const form = page.getByRole('form', { name: 'Ask for a postponement' })
      await form.getByLabel('Number of the IRS notice').fill('CA-2026-11')
      await form.getByLabel('Kind of relief').selectOption('17')
      await form.getByLabel('The taxpayer is an affected taxpayer').waitFor()
      await form.getByLabel('Date of the disaster').fill('2026-11-15')
      await form.getByLabel('Postponed to').fill('2027-05-03')
      const moved = form.getByRole('region', { name: 'Before and after' })
      await moved.getByText('Thu, Apr 15, 2027').first().waitFor()
      await form.getByLabel('The taxpayer is an affected taxpayer').check()
      await moved.getByText('Mon, May 3, 2027').first().waitFor()
      expect(await faultsOf(page)).toEqual([])
      await form.getByLabel('Kind of relief').selectOption('6')
      await form.getByText('Section 6 is for affected taxpayers alone').waitFor()
      await form.getByLabel('Why this taxpayer is covered').fill('Lives in the covered county')
      await form.getByLabel('Confirmed by which tax adviser').fill('Tess Tax')
      await form.getByRole('button', { name: 'Ask for approval' }).click()
      await page.getByText('Notice CA-2026-11').waitFor()
      await page.getByText('Somebody else must approve what you asked for').waitFor()
      await page
        .getByRole('region', { name: 'Before and after' })
        .getByText('Mon, May 3, 2027')
        .first()
        .waitFor()
      expect(await faultsOf(page)).toEqual([])
    },
  )
})

describe('a stage', () => {
  it('that was rejected leaves no error in the form of the next one', async () => {
    const admin = await open('admin')
    const id = await unknownKind(admin)
    const page = await open('coordinator')
    await page.goto(at(`/exchanges/${id}/timeline`))
    await page.getByRole('button', { name: 'Record: Agreement signed' }).click()
    const first = page.getByRole('form', { name: 'Record: Agreement signed' })
    await first.getByLabel('On which day').fill('2199-01-01')
    await first.getByRole('button', { name: 'Record', exact: true }).click()
    await first.getByRole('alert').waitFor()
    await page.getByRole('button', { name: 'Record: Intake' }).click()
    const next = page.getByRole('form', { name: 'Record: Intake' })
    expect([
      await next.getByRole('alert').count(),
      await next.getByLabel('On which day').inputValue(),
    ]).toEqual([0, ''])
  })

  it('is taken back with a reason, and the progress line follows', async () => {
    const admin = await open('admin')
    const id = await unknownKind(admin)
    const page = await open('coordinator', { width: 390, theme: 'dark' })
    await page.request.put(at(`/api/exchanges/${id}/stage`), {
      data: { stage: 'AGREEMENT_EXECUTED', on: '2026-11-01' },
    })
    await page.goto(at(`/exchanges/${id}/timeline`))
    const progress = page.getByRole('group', { name: 'Progress of the exchange' })
    await progress.getByText('Agreement, done').waitFor()
    await page.getByRole('button', { name: 'Undo: Agreement signed' }).click()
    await page.getByLabel('Why it is taken back').fill('Recorded for the wrong exchange')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Undo this stage' }).click()
    await page.getByText('It no longer counts.').waitFor()
    await page.getByText('Reason: Recorded for the wrong exchange').waitFor()
    await progress.getByText('Not recorded').waitFor()
    expect(await progress.getByText('Agreement, done').count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
  })
})
