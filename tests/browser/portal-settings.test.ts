import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { Caller, signIn as signInOverApi } from '../support/api'
import { ask, at, close, emailOf, faultsOf, openBrowser, pageOf, PASSWORD, type Name } from './support'

/** What the firm sets is set here, by administrators alone. */

type Settings = {
  requireSecondFactor: string[]
  trustedDevices: boolean
  participantApproval: { admin: boolean; client: boolean }
  transferDateSecondPerson: boolean
  accountContacts: string
  syncedTaskAudience: string
  syncHour: number
}

let browser: Browser
let admin: Caller
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  admin = await signInOverApi(inject('baseUrl'), emailOf('admin'), PASSWORD)
})
afterAll(async () => {
  await browser.close()
})
afterEach(async () => {
  await close(page)
})

const held = () => ask<Settings>(page, '/api/admin/settings')

describe('the settings page', () => {
  it('shows what is set, saves what is changed, and leaves the rest', async () => {
    page = await pageOf(browser, 'admin')
    const before = await held()
    try {
      await page.goto(at('/home'))
      await page.getByRole('link', { name: 'Settings', exact: true }).first().click()
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.getByLabel('Tasks from PracticePanther are for').selectOption('staff')
      await page.getByRole('button', { name: 'Save the settings' }).click()
      await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor()
      expect(await held()).toEqual({ ...before, syncedTaskAudience: 'staff' })
      await page.reload()
      expect(await page.getByLabel('Tasks from PracticePanther are for').inputValue()).toBe('staff')
      expect(await faultsOf(page)).toEqual([])
    } finally {
      await admin.put('/api/admin/settings', { syncedTaskAudience: before.syncedTaskAudience })
    }
  })

  it('says all that is set here, and what went wrong', async () => {
    page = await pageOf(browser, 'admin')
    const sent: unknown[] = []
    // Other tests sign in meanwhile: what would change that for them is looked at and goes no further.
    await page.route('**/api/admin/settings', async (route) => {
      sent.push(route.request().postDataJSON())
      await route.fulfill(
        sent.length === 1
          ? { json: {} }
          : { status: 403, json: { errors: [{ message: 'Your role does not allow this.' }] } },
      )
    })
    await page.goto(at('/settings'))
    await page.getByLabel('Agency').check()
    await page.getByLabel('Browsers may be trusted').uncheck()
    await page.getByLabel('The client approves').check()
    await page.getByLabel('A second person for transfer dates').check()
    await page.getByLabel("Other contacts of the client's account").selectOption('all')
    await page.getByRole('button', { name: 'Save the settings' }).click()
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor()
    expect(sent[0]).toMatchObject({
      requireSecondFactor: expect.arrayContaining(['agency']),
      trustedDevices: false,
      participantApproval: { admin: true, client: true },
      transferDateSecondPerson: true,
      accountContacts: 'all',
    })
    await page.getByRole('button', { name: 'Save the settings' }).click()
    await page.getByRole('alert').filter({ hasText: 'Your role does not allow this.' }).waitFor()
  })

  it.each<Name>(['coordinator', 'client', 'agency'])('is not there for a %s', async (name) => {
    page = await pageOf(browser, name)
    expect((await page.goto(at('/settings')))?.status()).toBe(404)
    await page.goto(at('/home'))
    expect(await page.getByRole('link', { name: 'Settings', exact: true }).count()).toBe(0)
  })

  it('fits a phone, in the dark as well', async () => {
    page = await pageOf(browser, 'admin', { width: 390, height: 844, theme: 'dark' })
    await page.goto(at('/settings'))
    await page.getByRole('button', { name: 'Save the settings' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('the profile of the firm', () => {
  const address = '/api/admin/firm'
  const profile = () => ask<Record<string, unknown>>(page, address)

  it('is saved, and stands on every page with its logo', async () => {
    page = await pageOf(browser, 'admin', { width: 390, theme: 'dark' })
    const before = await profile()
    try {
      await page.goto(at('/settings'))
      const form = page.getByRole('form', { name: 'Firm' })
      await form.getByLabel('Short name').fill('Summit 1031')
      await form.getByLabel('Street address').fill('500 Liberty Street')
      await form.getByLabel('EIN').fill('12-34')
      await form.getByRole('button', { name: 'Save the firm' }).click()
      await page.getByText('An EIN has nine digits').waitFor()
      expect(await faultsOf(page)).toEqual([])
      await form.getByLabel('EIN').fill('123456789')
      await form.getByRole('button', { name: 'Save the firm' }).click()
      await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor()
      expect(await profile()).toMatchObject({
        ein: '12-3456789',
        shortName: 'Summit 1031',
        address: { line: '500 Liberty Street' },
      })
      await page.getByLabel('Logo', { exact: true }).setInputFiles({
        name: 'logo.png',
        mimeType: 'image/png',
        buffer: await sharp({ create: { width: 300, height: 100, channels: 3, background: '#0f6b65' } })
          .png()
          .toBuffer(),
      })
      await page.getByText('The logo was saved.').waitFor()
      await page.getByRole('img', { name: 'Logo of the firm' }).waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.goto(at('/home'))
      await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
      const home = page.getByRole('link', { name: 'Summit 1031, home' })
      expect(
        await home.locator('img').evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth),
      ).toBe(300)
      expect(await faultsOf(page)).toEqual([])
    } finally {
      await admin.put(address, before)
    }
  })
})
