import { Secret, TOTP } from 'otpauth'

/** One-time passwords of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds). */
const PERIOD = 30
/** A step to either side, for clocks that differ. */
const WINDOW = 1

const totpOf = (secret: string, label = '') =>
  new TOTP({
    issuer: 'Peak 1031',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  })

/** A new secret of 160 bits, in base 32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** The address that authenticator apps read, as a QR code or by hand. */
export const otpauthUrl = (secret: string, email: string): string => totpOf(secret, email).toString()

/** The time step that a code belongs to, or null when it is of none around now. */
export function stepOf(secret: string, code: string, at: number = Date.now()): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at, window: WINDOW })
  return delta === null ? null : Math.floor(at / 1000 / PERIOD) + delta
}
