/** Reading the values of query parameters: UUID, date-time, enum, text (practicepanther.md section 6). */

import type { Switches } from './schemas'

export type ParamType = 'uuid' | 'date' | 'text' | readonly string[]

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** ISO only; a `+` that was not encoded arrives as a space and does not match (section 8). */
const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?))?(Z|[+-]\d\d:\d\d)?$/i

/** The vendor's servers stand in some zone that is not UTC, should naive values ever be read in it. */
const SERVER_ZONE = 'America/New_York'

function zoneOffsetMs(at: number): number {
  const name =
    new Intl.DateTimeFormat('en-US', { timeZone: SERVER_ZONE, timeZoneName: 'longOffset' })
      .formatToParts(new Date(at))
      .find((part) => part.type === 'timeZoneName')?.value ?? ''
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -minutes : minutes) * 60_000
}

function parseDate(text: string, switches: Switches): number | null {
  const match = DATE.exec(text)
  if (!match) return null
  const [, day, time = '00:00', zone] = match
  const utc = Date.parse(`${day}T${time}${zone?.toUpperCase() ?? 'Z'}`)
  if (Number.isNaN(utc)) return null
  return zone === undefined && switches.naive_param === 'server_local' ? utc - zoneOffsetMs(utc) : utc
}

/** A value in the form that it is compared in, or null when it is malformed. */
export function parseParam(type: ParamType, text: string, switches: Switches): string | number | null {
  if (type === 'text') return text.toLowerCase()
  if (type === 'uuid') return UUID.test(text) ? text.toLowerCase() : null
  if (type === 'date') return parseDate(text, switches)
  const fold = (value: string): string => (switches.enum_case === 'insensitive' ? value.toLowerCase() : value)
  return type.find((each) => fold(each) === fold(text)) ?? null
}
