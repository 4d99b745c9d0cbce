import type { CollectionBeforeChangeHook, FieldHook } from 'payload'
import { today } from '../src/core/clock'
import { daysBetween } from '../src/law/dates'
import { completeExchange } from '../src/modules/exchanges'

/** Keeps deadlines, status and the names on an exchange true whenever it is written. */
export const stampExchangeDates: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) =>
  completeExchange(req, data, operation === 'create' ? undefined : originalDoc)

/** Days from today to a deadline: 0 on the day itself, negative after it. */
export function daysLeft(field: 'identificationDeadline' | 'exchangeDeadline'): FieldHook {
  return ({ siblingData }) => {
    const date: unknown = siblingData?.[field]
    return typeof date === 'string' ? daysBetween(today(), date) : null
  }
}
