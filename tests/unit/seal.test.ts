import { beforeEach, describe, expect, it } from 'vitest'
import { open, seal } from '../../src/core/crypto/seal'
import { provideSettings } from '../../src/core/env'

beforeEach(() => {
  provideSettings({ ENCRYPTION_KEY: 'a1'.repeat(32) })
})

/** The sealed text with one character of one of its parts replaced. */
function altered(sealed: string, part: number): string {
  const parts = sealed.split('.')
  const text = parts[part] ?? ''
  parts[part] = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
  return parts.join('.')
}

describe('sealed texts', () => {
  it.each(['', 'a refresh token', 'Grüße, 安全', 'x'.repeat(100_000)])('open to what was sealed', (text) => {
    expect(open(seal(text, 'token'), 'token')).toBe(text)
  })

  it('show nothing of the text and are never the same twice', () => {
    const [first, second] = [seal('a refresh token', 'token'), seal('a refresh token', 'token')]
    expect(first).not.toBe(second)
    expect(Buffer.from(first.split('.')[4] ?? '', 'base64url').toString('utf8')).not.toContain('refresh')
    expect(first).toMatch(/^v1\.[0-9a-f]{8}(\.[\w-]+){3}$/)
  })

  it('open nowhere but where they belong', () => {
    expect(() => open(seal('text', 'token'), 'password')).toThrow()
  })

  it.each([2, 3, 4])('do not open once part %i was altered', (part) => {
    expect(() => open(altered(seal('a longer text', 'token'), part), 'token')).toThrow()
  })

  it('say so when they were sealed with another key', () => {
    const sealed = seal('text', 'token')
    provideSettings({ ENCRYPTION_KEY: 'b2'.repeat(32) })
    expect(() => open(sealed, 'token')).toThrow(/another ENCRYPTION_KEY/)
  })

  it.each(['', 'v1', 'v2.aaaaaaaa.a.b.c', 'nonsense'])('are not "%s"', (text) => {
    expect(() => open(text, 'token')).toThrow()
  })
})
