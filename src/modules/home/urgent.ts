import { isStaff, type Role } from '../../core/access/matrix'
import { unlessInWords } from '../../ui/format/safe'
import { URGENCIES, urgencyOf } from '../../ui/format/urgency'
import type { ComingDate } from '../deadlines'
import type { TaskRow } from '../tasks'

/** One of the most urgent things for a person: a sentence with a date and a button. */
export type UrgentThing = {
  key: string
  sentence: string
  date: string
  daysLeft: number
  href: string
  action: string
  legal: boolean
  /** What would lift the date, as it stands after it; null of most. */ unless: string | null
}

/** Whose the duty is: the client names and receives, the firm sees to it, the others only need to know. */
const DUTIES: Record<
  'identification' | 'exchange',
  Record<'client' | 'staff' | 'others', (name: string) => string>
> = {
  identification: {
    client: (name) => `Name the property you may buy in ${name}.`,
    staff: (name) => `Send in the identification for ${name}.`,
    others: (name) => `The identification for ${name} is due.`,
  },
  exchange: {
    client: (name) => `Receive the property you buy in ${name}.`,
    staff: (name) => `Complete the purchase in ${name}.`,
    others: (name) => `The purchase in ${name} is to be completed.`,
  },
}

function sentenceFor(role: Role, { kind, name, daysLeft, safeUntil }: ComingDate): string {
  if (kind === 'closing') return `The sale in ${name} is expected to close.`
  // What cannot be excluded is not yet so.
  if (kind === 'exchange' && daysLeft < 0 && safeUntil) return `The exchange period of ${name} may be over.`
  if (kind === 'exchange' && daysLeft < 0)
    return `The exchange period of ${name} is over, and the exchange is still open.`
  return DUTIES[kind][role === 'client' ? 'client' : isStaff(role) ? 'staff' : 'others'](name)
}

/** Who names or sees to the identification is led to where it is done; everybody else to the exchange. */
const wayTo = (role: Role, { exchange, kind }: ComingDate): Pick<UrgentThing, 'href' | 'action'> =>
  kind === 'identification' && (role === 'client' || isStaff(role))
    ? {
        href: `/exchanges/${exchange}/identification`,
        action: role === 'client' ? 'Name the property' : 'See the identification',
      }
    : { href: `/exchanges/${exchange}`, action: 'Open the exchange' }

const ofDate =
  (role: Role) =>
  (date: ComingDate): UrgentThing => ({
    key: `${date.exchange}-${date.kind}`,
    sentence: sentenceFor(role, date),
    date: date.date,
    daysLeft: date.daysLeft,
    ...wayTo(role, date),
    legal: date.kind !== 'closing',
    unless: date.safeUntil && unlessInWords(date.safeUntil, date.day180),
  })

function ofTask(task: TaskRow): UrgentThing[] {
  if (!task.dueDate || task.daysLeft === null) return []
  const title = task.title.replace(/\.$/, '')
  const href = task.exchangeId ? `/exchanges/${task.exchangeId}/tasks` : '/tasks'
  return [
    {
      key: task.id,
      sentence: task.exchangeName ? `${title}, for ${task.exchangeName}.` : `${title}.`,
      date: task.dueDate,
      daysLeft: task.daysLeft,
      href,
      action: 'Open the task',
      legal: false,
      unless: null,
    },
  ]
}

const LEGAL_FIRST_DAYS = 2

/** A legal date that is missed or near cannot be made good later: it goes before every task. */
const rank = ({ legal, daysLeft }: UrgentThing) =>
  legal && daysLeft <= LEGAL_FIRST_DAYS ? -1 : URGENCIES.indexOf(urgencyOf(daysLeft))

/** More urgent first; of the same urgency a legal date goes before a task, and a nearer day before a later. */
function byUrgency(a: UrgentThing, b: UrgentThing): number {
  const bands = rank(a) - rank(b)
  return bands || Number(b.legal) - Number(a.legal) || a.daysLeft - b.daysLeft || a.key.localeCompare(b.key)
}

/** The most urgent things of a person out of their dates and tasks. For staff an expected closing is no call to act. */
export function mostUrgent(role: Role, dates: ComingDate[], tasks: TaskRow[], most: number): UrgentThing[] {
  const shown = dates.filter(({ kind }) => kind !== 'closing' || !isStaff(role))
  return [...shown.map(ofDate(role)), ...tasks.flatMap(ofTask)].sort(byUrgency).slice(0, most)
}
