import type { Page } from 'playwright-core'
import { ask, at, emailOf, type Name } from './support'

type Made = { doc: { id: string } }
export type Facts = Record<string, unknown>

/** Asks the platform to make something as the person of a page. @returns its id */
export async function make(page: Page, path: string, data: Facts): Promise<string> {
  const response = await page.request.post(at(path), { data })
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
  const made: Made = await response.json()
  return made.doc.id
}

/** An exchange of a test's own: what one test does to it no other one sees. */
export const newExchange = (admin: Page, facts: Facts = {}): Promise<string> =>
  make(admin, '/api/exchanges', {
    name: `Of its own ${crypto.randomUUID().slice(0, 8)}`,
    type: 'delayed',
    ...facts,
  })

type People = { docs: { id: string; email: string; contact?: string | null }[] }

/** The sign-in of somebody of the demonstration, as an administrator sees it. */
export async function userOf(admin: Page, name: Name): Promise<{ id: string; contact: string | null }> {
  const { docs } = await ask<People>(admin, '/api/users?limit=100&depth=0')
  const user = docs.find(({ email }) => email === emailOf(name))
  if (!user) throw new Error(`no ${name}`)
  return { id: user.id, contact: user.contact ?? null }
}
