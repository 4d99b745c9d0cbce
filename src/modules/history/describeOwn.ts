import { nameIn, STAGE_NAMES } from '../../core/terms'

type Values = Record<string, unknown> | null

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const because = (after: Values) => (textOf(after?.['reason']) ? `. Reason: ${textOf(after?.['reason'])}` : '')

function stage(after: Values): string {
  const [name, on] = [nameIn(STAGE_NAMES, textOf(after?.['stage'])), textOf(after?.['on'])]
  const passed =
    Array.isArray(after?.['overridden']) && after['overridden'].length > 0
      ? `, past ${after['overridden'].map(String).join(', ')}`
      : ''
  const property = textOf(after?.['address']) ? `, ${textOf(after?.['address'])},` : ''
  return `Recorded: ${name}${property}${on ? ` on ${on}` : ''}${passed}${because(after)}`
}

function withdrawnStage(after: Values): string {
  const [name, on] = [nameIn(STAGE_NAMES, textOf(after?.['stage'])), textOf(after?.['on'])]
  return `Taken back: ${name}${on ? `, recorded for ${on}` : ''}${because(after)}`
}

const OVERRIDES: Record<string, string> = {
  request: 'An override of the deadlines was asked for',
  approve: 'An override of the deadlines was approved',
  refuse: 'An override of the deadlines was refused',
  withdraw: 'An override of the deadlines was withdrawn',
}
const TRANSFERS: Record<string, string> = {
  request: 'A new transfer date was asked for',
  approve: 'A new transfer date was approved by a second person',
  refuse: 'A new transfer date was refused',
}
const SCREENINGS: Record<string, string> = {
  create: 'screened',
  clear: 'cleared',
  confirm: 'confirmed as a finding',
}

/** Changes that belong to no collection, in words; they are shown to staff alone. Null for any other. */
export function describeOwn(kind: string, verb: string, after: Values): string | null {
  switch (kind) {
    case 'exchange-stages':
      return verb === 'withdraw' ? withdrawnStage(after) : stage(after)
    case 'deadline-overrides':
      return `${OVERRIDES[verb] ?? 'An override of the deadlines changed'}${because(after)}`
    case 'transfer-requests':
      return `${TRANSFERS[verb] ?? 'A new transfer date'}: ${textOf(after?.['date'])}${because(after)}`
    case 'task-comments':
      return 'A task was commented on'
    case 'task-plans':
      return 'The plan of a task was changed'
    case 'calendar-feeds':
      return verb === 'revoke' ? 'A calendar feed was taken back' : 'A calendar feed was made'
    case 'identification-drafts':
      return 'The draft of an identification was changed'
    case 'worksheets':
      return 'The worksheet was changed'
    case 'screenings':
      return `${textOf(after?.['party']) || 'A party'} was ${SCREENINGS[verb] ?? 'screened'}${because(after)}`
    default:
      return null
  }
}
