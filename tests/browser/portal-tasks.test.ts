import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, at, close, emailOf, exchangesOf, onWrittenDay, openBrowser, pageOf } from './support'

onWrittenDay()

/** Titles of this run alone. */
const run = randomUUID().slice(0, 8)
const [SIGN, CALL, OPEN] = [`Sign the notice ${run}`, `Call the bank ${run}`, `Check the deed ${run}`]

let browser: Browser
let admin: Page
beforeAll(async () => {
  browser = await openBrowser()
  admin = await pageOf(browser, 'admin')
})
afterAll(async () => {
  await browser.close()
})

type Users = { docs: { id: string; email: string }[] }

/** A task in the client's exchange, for the person of this name or for nobody. */
async function makeTask(title: string, name?: 'client' | 'coordinator'): Promise<void> {
  const { docs } = await exchangesOf(admin, '&q=okafor%20-&status=45D')
  const users = await ask<Users>(admin, '/api/users?limit=100&depth=0')
  const assignee = name ? users.docs.find(({ email }) => email === emailOf(name))?.id : undefined
  const response = await admin.request.post(at('/api/tasks'), {
    data: { title, exchange: docs[0]?.id, assignee, dueDate: '2026-11-21', audience: 'all' },
  })
  expect(response.status()).toBe(201)
}

const doneButton = (page: Page, title: string) => page.getByRole('button', { name: `Mark as done: ${title}` })

describe('the task list', () => {
  it('finishes a task at once on screen, and it stays finished', async () => {
    await makeTask(SIGN, 'client')
    const page = await pageOf(browser, 'client')
    await page.goto(at('/tasks'))
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await doneButton(page, SIGN).click()
    await page.getByRole('button', { name: `${SIGN} is done` }).waitFor()
    expect((await saved).status()).toBe(200)
    await page.goto(at(`/tasks?status=COMPLETED&q=${run}`))
    await page.getByText(SIGN).waitFor()
    await close(page)
  })

  it('takes it back with a sentence when it could not be saved', async () => {
    await makeTask(CALL, 'coordinator')
    const page = await pageOf(browser, 'coordinator')
    await page.route('**/api/tasks/*', (route) => route.abort())
    await page.goto(at(`/tasks?q=${run}`))
    await doneButton(page, CALL).click()
    await page.getByRole('alert').filter({ hasText: 'The task is still open' }).waitFor()
    expect(await doneButton(page, CALL).isVisible()).toBe(true)
    await close(page)
  })

  it('lets a client finish only tasks of their own, and a third party none', async () => {
    await makeTask(OPEN)
    for (const name of ['client', 'thirdparty'] as const) {
      const page = await pageOf(browser, name)
      await page.goto(at(`/tasks?q=${run}`))
      await page.getByRole('button', { name: OPEN, exact: true }).first().waitFor()
      expect(await doneButton(page, OPEN).count()).toBe(0)
      await close(page)
    }
  })

  it('shows the overdue first, and mine alone when asked', async () => {
    const page = await pageOf(browser, 'coordinator')
    await page.goto(at('/tasks'))
    const days = await page
      .getByRole('list', { name: 'Tasks' })
      .getByRole('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''))
    expect(days).toEqual(days.toSorted())
    await page.getByRole('button', { name: 'Mine', exact: true }).click()
    await page.waitForURL('**/tasks?whose=mine')
    await close(page)
  })
})
