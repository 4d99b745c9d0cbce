import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, close, exchangesOf, openBrowser, pageOf, type Name } from './support'

const FOLDER = '.tmp/screens'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  mkdirSync(FOLDER, { recursive: true })
})
afterAll(async () => {
  await browser.close()
})

/** The screens that decide, each as the person who needs it most. */
const SCREENS: { screen: string; name: Name; path: (page: Page) => Promise<string> }[] = [
  { screen: 'home-coordinator', name: 'coordinator', path: async () => '/home' },
  { screen: 'home-client', name: 'client', path: async () => '/home' },
  {
    screen: 'exchange',
    name: 'client',
    path: async (page) => `/exchanges/${(await exchangesOf(page, '&status=45D')).docs[0]?.id}`,
  },
  { screen: 'exchanges', name: 'coordinator', path: async () => '/exchanges' },
  { screen: 'tasks', name: 'coordinator', path: async () => '/tasks' },
  { screen: 'deadlines', name: 'coordinator', path: async () => '/deadlines' },
  {
    screen: 'identification',
    name: 'client',
    path: async (page) => `/exchanges/${(await exchangesOf(page, '&status=45D')).docs[0]?.id}/identification`,
  },
  {
    screen: 'messages',
    name: 'client',
    path: async (page) => `/exchanges/${(await exchangesOf(page, '&status=45D')).docs[0]?.id}/messages`,
  },
  {
    screen: 'documents',
    name: 'client',
    path: async (page) => `/exchanges/${(await exchangesOf(page, '&status=45D')).docs[0]?.id}/documents`,
  },
  { screen: 'contacts', name: 'coordinator', path: async () => '/contacts' },
  { screen: 'sync', name: 'admin', path: async () => '/sync' },
]
const WIDTHS = [390, 1440]
const THEMES = ['light', 'dark'] as const
const CASES = SCREENS.flatMap((screen) =>
  WIDTHS.flatMap((width) => THEMES.map((theme) => ({ ...screen, width, theme }))),
)

describe('the screens, to be looked at', () => {
  it.each(CASES)('$screen at $width, $theme', async ({ screen, name, path, width, theme }) => {
    const page = await pageOf(browser, name, { width, height: width < 500 ? 844 : 900, theme })
    await page.goto(at(await path(page)), { waitUntil: 'networkidle' })
    const picture = await page.screenshot({
      path: `${FOLDER}/${screen}-${width}-${theme}.png`,
      fullPage: true,
    })
    expect(picture.length).toBeGreaterThan(5000)
    await close(page)
  })

  it.each(WIDTHS.flatMap((width) => THEMES.map((theme) => ({ width, theme }))))(
    'sign-in at $width, $theme',
    async ({ width, theme }) => {
      const page = await (
        await browser.newContext({ viewport: { width, height: 844 }, colorScheme: theme })
      ).newPage()
      await page.goto(at('/login'), { waitUntil: 'networkidle' })
      await page.screenshot({ path: `${FOLDER}/sign-in-${width}-${theme}.png` })
      await close(page)
    },
  )
})
