import { beforeEach, describe, expect, it } from 'vitest'
import { decryptText, encryptText } from '../../src/core/crypto/encryption'
import { provideSettings } from '../../src/core/env'

beforeEach(() => {
  provideSettings({ ENCRYPTION_KEY: 'a1'.repeat(32) })
})

/** The encrypted text with one character of one of its parts replaced. */
function altered(encrypted: string, part: number): string {
  const parts = encrypted.split('.')
  const text = parts[part] ?? ''
  parts[part] = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
  return parts.join('.')
}

describe('encrypted texts', () => {
  it.each(['', 'a refresh token', 'Grüße, 安全', 'x'.repeat(100_000)])(
    'are decrypted to what was encrypted',
    (text) => {
      expect(decryptText(encryptText(text, 'token'), 'token')).toBe(text)
    },
  )

  it('show nothing of the text and are never the same twice', () => {
    const [first, second] = [encryptText('a refresh token', 'token'), encryptText('a refresh token', 'token')]
    expect(first).not.toBe(second)
    expect(Buffer.from(first.split('.')[4] ?? '', 'base64url').toString('utf8')).not.toContain('refresh')
    expect(first).toMatch(/^v1\.[0-9a-f]{8}(\.[\w-]+){3}$/)
  })

  it('are decrypted nowhere but where they belong', () => {
    expect(() => decryptText(encryptText('text', 'token'), 'password')).toThrow()
  })

  it.each([2, 3, 4])('are not decrypted once part %i was altered', (part) => {
    expect(() => decryptText(altered(encryptText('a longer text', 'token'), part), 'token')).toThrow()
  })

  it('say so when they were encrypted with another key', () => {
    const encrypted = encryptText('text', 'token')
    provideSettings({ ENCRYPTION_KEY: 'b2'.repeat(32) })
    expect(() => decryptText(encrypted, 'token')).toThrow(/another ENCRYPTION_KEY/)
  })

  it.each(['', 'v1', 'v2.aaaaaaaa.a.b.c', 'nonsense'])('are not "%s"', (text) => {
    expect(() => decryptText(text, 'token')).toThrow()
  })
})
