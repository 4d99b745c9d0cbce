import { globSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, at, close, emailOf, exchangesOf, openBrowser, pageOf } from './support'

/** What a page of the portal may load: kilobytes of script as they come over the wire. */
const MOST_KB = 250
const OUTBOX = '/api/admin/outbox?limit=100'
const PORTAL = path.resolve('app/(portal)')

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

/** The address of every page of the portal, as the folders of `app` name them: `/exchanges/[id]/edit`. */
const addresses = globSync('**/page.tsx', { cwd: PORTAL })
  .map((file) => `/${path.dirname(file)}`.replaceAll(/\/(\.|\([^)]*\))/g, '') || '/')
  .sort()

/** The address in a mail to somebody, once it is in the outbox. */
async function mailed(admin: Page, recipient: string, path: string): Promise<string> {
  const found = { link: '' }
  await expect
    .poll(
      async () => {
        const { docs } = await ask<{ docs: { id: string; recipient: string }[] }>(admin, OUTBOX)
        for (const { id } of docs.filter((mail) => mail.recipient === recipient)) {
          const { text } = await ask<{ text: string }>(admin, `/api/admin/outbox/${id}`)
          found.link ||= text.match(new RegExp(`${path}/[\\w.-]+`))?.[0] ?? ''
        }
        return found.link
      },
      { timeout: 60_000 },
    )
    .toMatch(path)
  return found.link
}

/** One address of each page: what stands in brackets is replaced by a record that is there. */
async function examples(): Promise<string[]> {
  const admin = await pageOf(browser, 'admin')
  const post = (path: string, data: object) => admin.request.post(at(path), { data })
  const invited = 'weighed@peak1031.example'
  await post('/api/users/invite', { email: invited, role: 'coordinator', firstName: 'Wei', lastName: 'Ed' })
  await post('/api/auth/forgot-password', { email: emailOf('client') })
  const tokens = {
    '/invitation/[token]': await mailed(admin, invited, '/invitation'),
    '/reset-password/[token]': await mailed(admin, emailOf('client'), '/reset-password'),
  }
  const first = async (list: string) => (await ask<{ docs: { id: string }[] }>(admin, list)).docs[0]?.id
  const { docs } = await exchangesOf(admin, '&status=45D')
  const ids: Record<string, string | undefined> = {
    exchanges: docs[0]?.id,
    contacts: await first('/api/contacts?limit=1'),
    users: await first('/api/users?limit=1'),
    delivery: await first(OUTBOX),
  }
  await close(admin)
  const links: Record<string, string> = { '/calculators/[kind]': '/calculators/form-8824', ...tokens }
  return addresses.map((address) =>
    (links[address] ?? address)
      .replace('[...missing]', 'no-such-page')
      .replace(/^\/(\w+)\/\[id\]/, (_, list: string) => `/${list}/${ids[list]}`),
  )
}

/** The scripts of a page that nothing is kept of, until it stands still: kilobytes transferred, and unpacked. */
async function weigh(address: string): Promise<{ transferred: number; unpacked: number }> {
  const signedOut = /^\/(login|forgot-password|invitation|reset-password)/.test(address)
  const page = signedOut ? await browser.newPage() : await pageOf(browser, 'admin')
  const scripts: Promise<[number, number]>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return
    scripts.push(
      Promise.all([
        request
          .sizes()
          .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
        request.response().then(async (response) => (await response?.body())?.length ?? 0),
      ]),
    )
  })
  const response = await page.goto(at(address), { waitUntil: 'networkidle' })
  if (!address.startsWith('/no-such')) expect(response?.status(), address).toBe(200)
  const sums = await Promise.all(scripts)
  await close(page)
  const kilobytes = (at: 0 | 1) => Math.round(sums.reduce((sum, sizes) => sum + sizes[at], 0) / 1000)
  return { transferred: kilobytes(0), unpacked: kilobytes(1) }
}

it(`every page of the portal loads less than ${MOST_KB} kB of script`, async () => {
  const lines: string[] = []
  const heavy: string[] = []
  for (const address of await examples()) {
    const { transferred, unpacked } = await weigh(address)
    expect(transferred, `${address} loads no script`).toBeGreaterThan(0)
    lines.push(`${address}: ${transferred} kB, ${unpacked} kB unpacked`)
    if (transferred >= MOST_KB) heavy.push(lines.at(-1) ?? '')
  }
  process.stdout.write(`${lines.join('\n')}\n`)
  expect(heavy).toEqual([])
})
