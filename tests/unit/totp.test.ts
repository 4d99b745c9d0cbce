import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { newTotpSecret, otpauthUrl, stepOf } from '../../src/modules/auth/secondFactor/totp'

/** RFC 6238, appendix B: the secret of the SHA-1 vectors, as apps take it. */
const SECRET = Secret.fromLatin1('12345678901234567890').base32

describe('one-time passwords', () => {
  // The last six of the eight digits that the appendix gives.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at second %s', (seconds, code) => {
    expect(stepOf(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
  })

  it('count one step to either side and no further', () => {
    const at = 1_234_567_890_000
    const codeAt = (time: number) =>
      new TOTP({ secret: Secret.fromBase32(SECRET) }).generate({ timestamp: time })
    for (const [offset, counts] of [
      [-60_000, false],
      [-30_000, true],
      [0, true],
      [30_000, true],
      [60_000, false],
    ] as const)
      expect([offset, stepOf(SECRET, codeAt(at + offset), at) !== null]).toEqual([offset, counts])
  })

  it('are identified by the step they belong to, so that each counts once', () => {
    const at = 1_234_567_890_000
    const code = new TOTP({ secret: Secret.fromBase32(SECRET) }).generate({ timestamp: at - 30_000 })
    expect(stepOf(SECRET, code, at)).toBe(Math.floor(at / 30_000) - 1)
  })

  it('reject what is no code', () => {
    for (const code of ['', '12345', '1234567', 'abcdef']) expect(stepOf(SECRET, code, 59_000)).toBeNull()
  })

  it('have a secret of 160 bits that apps can read', () => {
    const secret = newTotpSecret()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(otpauthUrl(secret, 'ann@firm.example')).toMatch(
      /^otpauth:\/\/totp\/Peak%201031:ann%40firm\.example\?issuer=Peak%201031&secret=/,
    )
  })
})
