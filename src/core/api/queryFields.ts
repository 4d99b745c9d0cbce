import { z } from 'zod'
import { isCalendarDate } from '../../law/dates'
import { singleLine } from './plainText'

/** Several values of one kind, separated by commas. */
export const several = <T extends z.ZodType<unknown, string>>(entry: T) =>
  singleLine()
    .max(2000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(entry).max(50))

/** "name" or "-name": a column, and the minus for the other way round. */
export const sortOf = <T extends string>(columns: readonly T[]) =>
  singleLine().transform((text, context): { column: T; descending: boolean } => {
    const name = text.replace(/^-/, '')
    const column = columns.find((entry) => entry === name)
    if (column) return { column, descending: text.startsWith('-') }
    context.addIssue({ code: 'custom', message: `must be one of ${columns.join(', ')}` })
    return z.NEVER
  })

/** A calendar date that exists, or nothing. */
export const day = z
  .string()
  .refine(isCalendarDate, { message: 'must be a date that exists, YYYY-MM-DD' })
  .optional()
