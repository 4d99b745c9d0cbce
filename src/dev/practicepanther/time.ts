/** Calendar and naive-UTC arithmetic of the source system (practicepanther.md section 8). */

import type { NaiveUtc } from './rows'

const DAY_MS = 86_400_000

/** Day number of a `YYYY-MM-DD`, counted from 1970-01-01. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** `date` moved by whole calendar days. */
export function addDays(date: string, days: number): string {
  return dayText(dayNumber(date) + days)
}

/** Today where the firm is, as `YYYY-MM-DD`. */
export function todayPacific(now: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(new Date(now))
}

function sundayOf(year: number, month: number, nth: number): number {
  const first = Math.round(Date.UTC(year, month, 1) / DAY_MS)
  const weekday = (first + 4) % 7
  return first + ((7 - weekday) % 7) + (nth - 1) * 7
}

/** The clocks change at 2 a.m., so midnight of the changing day still has the old offset and noon the new one. */
function pacificOffsetHours(day: number, hour: number): number {
  const year = new Date(day * DAY_MS).getUTCFullYear()
  const starts = sundayOf(year, 2, 2)
  const ends = sundayOf(year, 10, 1)
  const afterStart = hour >= 2 ? day >= starts : day > starts
  const beforeEnd = hour >= 2 ? day < ends : day <= ends
  return afterStart && beforeEnd ? 7 : 8
}

/** The two days of a year on which the clocks change. */
export function dstChanges(year: number): string[] {
  return [dayText(sundayOf(year, 2, 2)), dayText(sundayOf(year, 10, 1))]
}

/** Milliseconds of a Pacific wall-clock hour on a calendar date. */
export function pacificMs(date: string, hour: number): number {
  const day = dayNumber(date)
  return day * DAY_MS + (hour + pacificOffsetHours(day, hour)) * 3_600_000
}

/** Custom `Date` fields: Pacific midnight written as UTC, so `T07:00:00` or `T08:00:00` (section 8). */
export function midnightNaive(date: string): NaiveUtc {
  return naive(pacificMs(date, 0))
}

/** `open_date` and task `due_date`: Pacific noon written as UTC (section 8). */
export function noonNaive(date: string): NaiveUtc {
  return naive(pacificMs(date, 12))
}

/** Naive UTC text with trailing zeros of the fraction trimmed (section 7). */
export function naive(ms: number): NaiveUtc {
  return new Date(ms)
    .toISOString()
    .slice(0, -1)
    .replace(/\.?0+$/, '')
}

/** SQL Server `datetime` keeps thirds of 10 ms: the last decimal is only 0, 3 or 7 (section 5.5). */
export function sqlGrain(ms: number): number {
  const tens = Math.floor(ms / 10) * 10
  const rest = ms - tens
  if (rest < 2) return tens
  return rest < 5 ? tens + 3 : tens + 7
}

/** `Note.date`: an offset and seven decimals (section 7). */
export function noteDate(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}0012+00:00`
}

/** Milliseconds of a served timestamp: naive means UTC, an offset is honored. */
export function parseServed(text: string): number {
  return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
}
