import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newExchange, userOf } from './exchanges'
import { ask, at, close, faultsOf, onWrittenDay, openBrowser, pageOf } from './support'

onWrittenDay()

const run = randomUUID().slice(0, 8)

let browser: Browser
let admin: Page
let page: Page
let exchange: string
beforeAll(async () => {
  browser = await openBrowser()
  admin = await pageOf(browser, 'admin')
  page = await pageOf(browser, 'coordinator')
  exchange = await newExchange(admin, {
    coordinator: (await userOf(admin, 'coordinator')).id,
    relinquishedTransferDate: '2026-11-02',
  })
})
afterAll(async () => {
  await browser.close()
})

type Tasks = { docs: { title: string; dueDate: string | null; status: string }[] }
const tasks = () => ask<Tasks>(page, `/api/exchanges/${exchange}/tasks?limit=100`)

describe('the tasks of an exchange', () => {
  it('are made, follow its dates, are talked about and keep their history', async () => {
    const title = `Ask for the W-9 ${run}`
    await page.goto(at(`/exchanges/${exchange}/tasks`))
    await page.getByRole('button', { name: 'New task' }).click()
    await page.getByLabel('Title').fill(title)
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Add the task' }).click()
    await page.getByRole('button', { name: title, exact: true }).click()
    await page.getByRole('button', { name: 'Comments' }).click()
    await page.getByLabel('Your comment').fill('Asked by phone.')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    // What was sent is not there to be sent again.
    await expect.poll(() => page.getByLabel('Your comment').inputValue()).toBe('')
    await page.getByRole('list', { name: 'Comments' }).getByText('Asked by phone.').waitFor()
    await page.getByRole('button', { name: 'Schedule' }).click()
    await page.getByLabel('This task').selectOption('follows')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Save the schedule' }).click()
    await page.getByRole('dialog').getByText('Saved.').waitFor()
    // Day 45 of Nov 2 is Dec 17; a week before it.
    expect((await tasks()).docs.find((task) => task.title === title)?.dueDate).toBe('2026-12-10')
    await page.getByRole('button', { name: 'History' }).click()
    await page.getByText(/Moved with the exchange/).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Close' }).click()
  })

  it('come from a template of the firm, each once', async () => {
    const name = `Delayed ${run}`
    await admin.goto(at('/tasks/templates'))
    await admin.getByRole('button', { name: 'New template' }).click()
    await admin.getByRole('textbox', { name: 'Name' }).fill(name)
    await admin.getByLabel('Task 1', { exact: true }).fill(`Remind the client ${run}`)
    expect(await faultsOf(admin)).toEqual([])
    await admin.getByRole('button', { name: 'Save the template' }).click()
    await admin.getByRole('heading', { name }).waitFor()
    expect(await faultsOf(admin)).toEqual([])
    await page.goto(at(`/exchanges/${exchange}/tasks`))
    await page.getByRole('button', { name: 'From a template' }).click()
    await page.getByRole('combobox', { name: 'Template' }).selectOption({ label: `${name}, 1 tasks` })
    await page.getByRole('button', { name: 'Add these tasks' }).click()
    await page.getByText('One task was added.').waitFor()
    await page.getByRole('button', { name: 'Add these tasks' }).click()
    await page.getByText('0 tasks were added.').waitFor()
    await admin.getByRole('button', { name: `Take out of use: ${name}` }).click()
    await expect.poll(() => admin.getByRole('heading', { name }).count()).toBe(0)
  })
})

describe('the board of tasks', () => {
  it('stands in columns by progress, date or person, and remembers which', async () => {
    await page.goto(at('/tasks/board'))
    await page.getByRole('region', { name: /^To do, \d+/ }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'By person' }).click()
    await page.waitForURL('**group=assignee**')
    await page.getByRole('region', { name: /^Dana Whitfield, \d+/ }).waitFor()
    await page.goto(at('/tasks/board'))
    await page.getByRole('region', { name: /^Dana Whitfield, \d+/ }).waitFor()
  })

  it('shows a client what is theirs to see, and no templates', async () => {
    const client = await pageOf(browser, 'client', { width: 390 })
    await client.goto(at('/tasks/board'))
    await client.getByRole('region', { name: 'Task board' }).waitFor()
    expect(await faultsOf(client)).toEqual([])
    expect((await client.goto(at('/tasks/templates')))?.status()).toBe(404)
    await close(client)
  })
})
