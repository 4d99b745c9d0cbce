import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser } from '../support/browser'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

describe('the root page', () => {
  it('redirects an anonymous caller to the sign-in, without an error in the browser', async () => {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(inject('baseUrl'), { waitUntil: 'networkidle' })
    expect(new URL(page.url()).pathname).toBe('/login')
    expect(await page.getByRole('textbox').count()).toBeGreaterThan(0)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('opens the panel only to those who sign in', async () => {
    const page = await browser.newPage()
    await page.goto(`${inject('baseUrl')}/admin`, { waitUntil: 'networkidle' })
    expect(new URL(page.url()).pathname).toBe('/login')
    expect(new URL(page.url()).searchParams.get('next')).toBe('/admin')
    await page.close()
  })
})
