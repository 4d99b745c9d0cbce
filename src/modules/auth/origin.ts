import type { PayloadRequest } from 'payload'
import { CLIENT_IP_HEADER } from '../../core/events/record'

/** From where somebody comes: address, browser and what to call it. */
export type Origin = { ip: string; userAgent: string; device: string; place: string | null }

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
]

const nameIn = (names: [RegExp, string][], text: string): string | null =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? null

/** A browser in words that its owner recognizes, such as "Firefox on Windows". */
export function deviceOf(userAgent: string): string {
  const [browser, system] = [nameIn(BROWSERS, userAgent), nameIn(SYSTEMS, userAgent)]
  if (browser && system) return `${browser} on ${system}`
  return (
    browser ??
    system ??
    (userAgent === '' ? 'Unknown device' : `Program (${userAgent.split(/[/\s]/)[0]?.slice(0, 40) ?? ''})`)
  )
}

const LOOPBACK = /^(127\.|::1$)/
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:|fe80:)/i

/** The place of an address as far as it is known without asking anybody else. */
export function placeOf(ip: string): string | null {
  if (LOOPBACK.test(ip)) return 'This computer'
  return PRIVATE.test(ip) ? 'Your local network' : null
}

/** Where a request comes from, as the API handler determined it. */
export function originOf(req: PayloadRequest): Origin {
  const ip = req.headers.get(CLIENT_IP_HEADER) ?? ''
  const userAgent = (req.headers.get('user-agent') ?? '').slice(0, 300)
  return { ip, userAgent, device: deviceOf(userAgent), place: placeOf(ip) }
}
