import { beforeAll, describe, expect, it } from 'vitest'
import { migratedDatabase } from '../support/database'
import { API_ONLY, startPlatform, type RunningPlatform } from '../support/platform'

let platform: RunningPlatform
beforeAll(async () => {
  platform = await startPlatform({ ...API_ONLY, DATABASE_URL: await migratedDatabase() })
})

describe('health', () => {
  it('is live and ready, without signing in and without detail', async () => {
    const live = await fetch(`${platform.url}/api/health/live`)
    expect(live.status).toBe(200)
    expect(await live.json()).toEqual({ status: 'ok' })
    const ready = await fetch(`${platform.url}/api/health/ready`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toEqual({ status: 'ok' })
  })

  it('puts an id of its own on every response', async () => {
    const ids = []
    for (const path of ['/api/health/live', '/api/exchanges', '/login', '/nowhere', '/api/nowhere']) {
      const response = await fetch(`${platform.url}${path}`, { headers: { 'x-request-id': 'mine' } })
      ids.push(response.headers.get('x-request-id'))
    }
    expect(ids.every((id) => id !== null && /^[0-9a-f-]{36}$/.test(id))).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
