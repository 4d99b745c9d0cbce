import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newExchange, userOf } from './exchanges'
import { ask, at, close, faultsOf, openBrowser, pageOf } from './support'

let browser: Browser
let admin: Page
beforeAll(async () => {
  browser = await openBrowser()
  admin = await pageOf(browser, 'admin')
})
afterAll(async () => {
  await browser.close()
})

const mine = async () => newExchange(admin, { coordinator: (await userOf(admin, 'coordinator')).id })
const nameOf = async (id: string) => (await ask<{ name: string }>(admin, `/api/exchanges/${id}?depth=0`)).name

/** The coordinator has the form open while the administrator renames the exchange. */
async function formBehindRename(id: string, theirs: string, width = 1440): Promise<Page> {
  const page = await pageOf(browser, 'coordinator', { width })
  await page.goto(at(`/exchanges/${id}/edit`))
  const field = page.getByLabel('Name of the exchange')
  await field.fill('Mine')
  expect((await admin.request.patch(at(`/api/exchanges/${id}`), { data: { name: theirs } })).ok()).toBe(true)
  await page.getByRole('button', { name: 'Save the changes' }).click()
  await page.getByText(/changed the name after you opened this/i).waitFor()
  expect(await faultsOf(page)).toEqual([])
  return page
}

describe('a form over a record that somebody else changed meanwhile', () => {
  it('saves nothing, says who changed what, and saves over it when asked to', async () => {
    const id = await mine()
    const page = await formBehindRename(id, 'Theirs', 390)
    expect(await nameOf(id)).toBe('Theirs')
    await page.getByRole('button', { name: 'Save mine over it' }).click()
    await page.waitForURL((url) => url.pathname === `/exchanges/${id}`)
    expect(await nameOf(id)).toBe('Mine')
    await close(page)
  })

  it('or shows the current version', async () => {
    const id = await mine()
    const page = await formBehindRename(id, 'Theirs again')
    await page.getByRole('button', { name: 'Show the current version' }).click()
    await expect.poll(() => page.getByLabel('Name of the exchange').inputValue()).toBe('Theirs again')
    await close(page)
  })
})

describe('a form that is sent twice by one press', () => {
  it('makes one record', async () => {
    const id = await mine()
    const page = await pageOf(browser, 'coordinator')
    await page.goto(at(`/exchanges/${id}/tasks`))
    await page.getByRole('button', { name: 'New task' }).click()
    await page.getByLabel('Title').fill('Asked twice')
    await page.getByRole('form', { name: 'New task' }).evaluate((form: HTMLFormElement) => {
      form.requestSubmit()
      form.requestSubmit()
    })
    await page.getByText('Asked twice').first().waitFor()
    const { docs } = await ask<{ docs: { title: string }[] }>(page, `/api/exchanges/${id}/tasks?limit=100`)
    expect(docs.filter(({ title }) => title === 'Asked twice').length).toBe(1)
    await close(page)
  })
})
