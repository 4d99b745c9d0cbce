import { describeIdentification } from './describeIdentification'
import { isStage, ruleOf } from '../../law/lifecycle'
import { describeOwn } from './describeOwn'
import { fieldName } from '../../core/fieldNames'
import { codeInWords, nameIn, STAGE_NAMES } from '../../core/terms'
import { dollars } from '../../law/money'

type Values = Record<string, unknown> | null

/** Said already by another entry of the same change. */
const IMPLIED = new Set([
  'coordinator',
  'assignee',
  'expired',
  'exchangeDeadline',
  'identificationDeadline',
  'safeDeadline',
  'parkingIdentification',
  'completedAt',
  'transferDateSource',
  'approvals',
  'sourceState',
  'statusPinnedReason',
  'transferReason',
  'recordedStage',
  'outcome',
])

const THINGS: Record<string, string> = {
  exchanges: 'Exchange',
  properties: 'Property',
  tasks: 'Task',
  documents: 'Document',
  'exchange-participants': 'Participant',
  identifications: 'Identification',
}

function shown(collection: string, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (field.endsWith('Cents') && typeof value === 'number') return dollars(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join(', ') : 'nothing'
  if (value instanceof Object)
    return 'postponedTo' in value ? `until ${String(value.postponedTo)}` : 'new values'
  return codeInWords(collection, field, String(value))
}

const placeIn = (stage: unknown) => (isStage(stage) ? ruleOf(stage).place : 0)

/** A stage that was recorded, or the one that an exchange is back at once another was taken back. */
function reached(was: unknown, is: unknown): string {
  const name = nameIn(STAGE_NAMES, isStage(is) ? is : '') || 'nothing recorded'
  return placeIn(is) < placeIn(was) ? `Back at: ${name}` : `Reached: ${name}`
}

const fieldInWords = (field: unknown) =>
  typeof field === 'string' ? fieldName(field).toLowerCase() : 'a field'

function created(thing: string, after: Values): string {
  const name = after?.['name'] ?? after?.['title'] ?? after?.['address'] ?? after?.['personName']
  return name ? `${thing} added: ${String(name)}` : `${thing} added`
}

/** What happened, in words: "Transfer date changed from 2026-10-01 to 2026-10-02". */
export function describeChange(action: string, before: Values, after: Values): string {
  const [collection = '', verb = ''] = action.split('.')
  const thing = THINGS[collection] ?? collection
  const own = describeOwn(collection, verb, after)
  if (own) return own
  if (collection === 'identifications') return describeIdentification(verb, before, after)
  if (verb === 'create') return created(thing, after)
  if (verb === 'resolve')
    return `Difference on ${fieldInWords(after?.['field'])} decided: ${after?.['kept'] === 'theirs' ? 'the value of PracticePanther was taken over' : 'our value stays'}`
  const fields = Object.keys(after ?? {})
  // An override is described by the dates it moves.
  const described = fields.filter(
    (field) => !IMPLIED.has(field) || (fields.includes('deadlineOverride') && field.endsWith('Deadline')),
  )
  const parts = (described.length > 0 ? described : fields).map((field) => {
    if (field === 'recordedStage') return reached(before?.[field], after?.[field])
    const label = fieldName(field)
    return before?.[field] === null || before?.[field] === undefined
      ? `${label} set to ${shown(collection, field, after?.[field])}`
      : `${label} changed from ${shown(collection, field, before[field])} to ${shown(collection, field, after?.[field])}`
  })
  const what = parts.slice(0, 4).join('. ')
  if (parts.length === 0) return `${thing} changed`
  const given = [after?.['statusPinnedReason'], after?.['transferReason']].find(
    (value) => typeof value === 'string',
  )
  const reason = given ? `. Reason: ${given}` : ''
  return collection === 'exchanges' ? `${what}${reason}` : `${thing}: ${what}`
}
