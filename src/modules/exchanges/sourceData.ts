import { instantToCalendarDate } from '../../law/dates'
import { isRecord } from '../../core/isRecord'
import { dollars } from '../../ui/format/money'

/** One fact of the source system, as label and text. */
export type SourceFact = { label: string; value: string }

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  if (!isRecord(value)) return String(value)
  return textOf(value['display_name'] ?? value['name'] ?? value['value'] ?? value['label'] ?? '')
}

const words = (key: string) => {
  const text = key
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A list of labelled values, whichever way the source writes them. */
function labelled(entry: unknown): SourceFact[] {
  if (!isRecord(entry)) return []
  const reference = entry['custom_field_ref']
  const label = textOf(entry['label'] ?? (isRecord(reference) ? reference['label'] : entry['name']))
  const value = Object.entries(entry).find(
    ([key, content]) => key.startsWith('value') && content !== null && content !== undefined,
  )
  if (!label || !value) return []
  const money =
    entry['type'] === 'Currency' && typeof value[1] === 'number' ? dollars(Math.round(value[1] * 100)) : null
  return [{ label, value: money ?? textOf(value[1]) }]
}

function factsIn(key: string, value: unknown): SourceFact[] {
  if (Array.isArray(value) && value.some(isRecord)) {
    const facts = value.flatMap(labelled)
    return facts.length > 0 ? facts : [{ label: words(key), value: textOf(value) }]
  }
  if (isRecord(value) && textOf(value) === '')
    return Object.entries(value).flatMap(([inner, content]) => factsIn(inner, content))
  return [{ label: words(key), value: textOf(value) }]
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** The source writes a day as the instant of its midnight in the firm's zone. */
const asDay = (value: string, timeZone: string) =>
  INSTANT.test(value) ? instantToCalendarDate(value, timeZone) : value

/** Everything else that the source said about a record, readable: empty facts are left out. */
export function sourceFacts(data: unknown, timeZone: string): SourceFact[] {
  if (!isRecord(data)) return []
  const facts = Object.entries(data)
    .flatMap(([key, value]) => factsIn(key, value))
    .filter(({ value }) => value !== '')
  return facts.map(({ label, value }) => ({ label, value: asDay(value, timeZone) }))
}
