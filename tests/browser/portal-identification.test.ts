import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { textOfPdf } from '../support/pdf'
import { today } from '../support/today'
import { ask, at, close, exchangesOf, faultsOf, openBrowser, pageOf, PASSWORD } from './support'

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

const openOne = async (of: Page) =>
  (await exchangesOf(of, '&status=45D')).docs.find(({ status }) => status === '45D')?.id ?? ''
const nameOf = async (of: Page) =>
  String((await ask<{ user: { displayName: string } }>(of, '/api/users/me')).user.displayName)

async function addProperty(description: string, value: string): Promise<void> {
  await page.getByRole('textbox', { name: /Street address/ }).fill(description)
  await page.getByLabel('Fair market value').fill(value)
  await page.getByRole('button', { name: 'Add this property' }).click()
  await page.getByText(description).first().waitFor()
}

describe('identification', () => {
  it('is named, evaluated while it grows, signed by the client and receipted, by keyboard and screen reader alike', async () => {
    page = await pageOf(browser, 'client')
    const id = await openOne(page)
    await page.goto(at(`/exchanges/${id}`))
    await page.getByRole('link', { name: 'Identification', exact: true }).click()
    await page.getByRole('link', { name: /Name property|Replace the notice|Go on with/ }).click()
    await page
      .getByRole('form', { name: 'A property' })
      .or(page.getByRole('button', { name: 'Add a property' }))
      .first()
      .waitFor()
    const add = page.getByRole('button', { name: 'Add a property' })
    if (await add.isVisible()) await add.click()
    expect(await faultsOf(page)).toEqual([])
    await addProperty('77 Lakeview Terrace, Reno, NV 89501', '900,000')
    await page.getByText('up to three may be, whatever their value').waitFor()
    await page.getByRole('button', { name: 'Add a property' }).click()
    await addProperty('400 Canyon Road, Sparks, NV 89431', '1,100,000.50')
    await page.getByText('2 properties are identified').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Add a property' }).click()
    await addProperty('somewhere in Reno', '1')
    await page.getByText('“somewhere in Reno”: It does not say which property is meant.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Remove somewhere in Reno' }).click()
    await page.getByText('may be mistaken for another property').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Read and sign' }).click()
    await page.getByText('I sign this notice electronically').waitFor()
    await page.getByLabel('Your name').fill('Somebody Else')
    await page.getByLabel('Your password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign and send the notice' }).click()
    await page.getByRole('alert').filter({ hasText: 'your own name' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Your name').fill(await nameOf(page))
    await page.getByRole('button', { name: 'Sign and send the notice' }).click()
    await page.getByText('Your notice was signed and sent').waitFor()
    const receipt = await page.request.get(
      at(String(await page.getByRole('link', { name: /receipt/ }).getAttribute('href'))),
    )
    expect(receipt.headers()['content-type']).toBe('application/pdf')
    expect(receipt.headers()['content-disposition']).toMatch(/^inline; filename="Identification [^"]*\.pdf"/)
    // The screens show the fingerprint as the receipt prints it.
    const printed = /(?:[0-9a-f]{8} ){7}[0-9a-f]{8}/.exec(await textOfPdf(await receipt.body()))?.[0]
    expect(printed).toBeDefined()
    await page.getByText(printed ?? '', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Back to the exchange' }).click()
    await page.getByRole('heading', { name: 'Notices in force' }).waitFor()
    await page.getByText(`Fingerprint: ${printed}`).waitFor()
    await page.getByText('Signed by').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('is linked with what was bought, by staff and with a suggestion', async () => {
    page = await pageOf(browser, 'coordinator')
    const clients = await pageOf(browser, 'client')
    const id = await openOne(clients)
    const made = await page.request.post(at('/api/properties'), {
      data: {
        exchange: id,
        side: 'replacement',
        address: '77 Lakeview Terrace',
        city: 'Reno',
        state: 'NV',
        valueCents: 90_000_000,
        status: 'under_contract',
      },
    })
    expect(made.status()).toBe(201)
    await page.goto(at(`/exchanges/${id}/identification`))
    await page.getByRole('button', { name: 'Link with 77 Lakeview Terrace, Reno, NV' }).click()
    await page.getByRole('button', { name: /^Link with/ }).waitFor({ state: 'detached' })
    expect(await page.getByLabel(/77 Lakeview.*was bought as/).inputValue()).toBe((await made.json()).doc.id)
    expect(await faultsOf(page)).toEqual([])
    await clients.goto(at(`/exchanges/${id}/identification`))
    await clients.getByText('Bought', { exact: true }).waitFor()
    await close(clients)
    await page.request.patch(at(`/api/properties/${(await made.json()).doc.id}`), {
      data: { status: 'cancelled' },
    })
  })

  it('is revoked in part and as a whole with the same formality', async () => {
    page = await pageOf(browser, 'client', { width: 390, theme: 'dark' })
    await page.goto(at(`/exchanges/${await openOne(page)}/identification`))
    await page.getByRole('button', { name: 'Revoke' }).click()
    await page.getByLabel('77 Lakeview Terrace').uncheck()
    await page.getByLabel('Your name').fill(await nameOf(page))
    await page.getByLabel('Your password', { exact: true }).fill(PASSWORD)
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Revoke the notice' }).click()
    await page.getByText('(revoked)').waitFor()
    await page.getByRole('link', { name: 'Receipt of the revocation (PDF)' }).waitFor()
    await page.getByRole('button', { name: 'Revoke' }).click()
    await page.getByLabel('Your name').fill(await nameOf(page))
    await page.getByLabel('Your password', { exact: true }).fill(PASSWORD)
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Revoke the notice' }).click()
    await page.getByRole('heading', { name: 'Replaced and revoked' }).waitFor()
    await page.getByText('No notice has been given yet').waitFor()
  })

  it('on paper is recorded by staff, who see when it does not count', async () => {
    page = await pageOf(browser, 'coordinator')
    const id = await openOne(page)
    await page.goto(at(`/exchanges/${id}/identification/paper`))
    await addProperty('9 Harbor Street, Eureka, CA 95501', '650000')
    await page.getByLabel('Sent on').fill(today)
    await page.getByLabel('Sent to').selectOption('own-broker')
    await page.getByLabel('Name of the recipient').fill('Beatriz Broker')
    await page.getByLabel('It is signed by the taxpayer').check()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Record the notice' }).click()
    await page.getByText('This notice does not identify anything').waitFor()
  })

  it('shows an agency the property and no amount', async () => {
    page = await pageOf(browser, 'agency')
    const id = (await exchangesOf(page)).docs[0]?.id ?? ''
    await page.goto(at(`/exchanges/${id}/identification`))
    await page.getByRole('heading', { name: 'The three rules' }).waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain('$')
    expect(await faultsOf(page)).toEqual([])
  })
})
