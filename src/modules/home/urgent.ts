import { isStaff, type Role } from '../../core/access/matrix'
import { unlessInWords } from '../../ui/format/safe'
import { URGENCIES, urgencyOf } from '../../ui/format/urgency'
import type { ComingDate } from '../deadlines'
import type { TaskRow } from '../tasks'
import type { Outlook } from './reads/outlook'

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

type Known = ReadonlyMap<string, Outlook>
const UNKNOWN: Outlook = { identified: false, parked: false, sold: null }

/** A client knows an exchange by what they sell. */
const forSale = (sold: string | null, name: string) => (sold ? `for your sale of ${sold}` : `in ${name}`)

/** What a client has to do next. */
function clientSentence({ kind, name }: ComingDate, { identified, parked, sold }: Outlook): string {
  if (kind === 'identification' && parked) return `Name the property you will sell, in ${name}.`
  if (kind === 'exchange' && parked) return `Complete the exchange before the parking ends, in ${name}.`
  if (kind === 'identification') return `Name the property you may buy, ${forSale(sold, name)}.`
  if (kind === 'closing')
    return sold ? `Your sale of ${sold} is expected to close.` : `The sale in ${name} is expected to close.`
  return identified
    ? `Buy one of the properties you identified, ${forSale(sold, name)}.`
    : `Receive the property you buy, ${forSale(sold, name)}.`
}

function sentenceFor(role: Role, date: ComingDate, outlook: Outlook): string {
  const { kind, name, daysLeft, safeUntil } = date
  // What cannot be excluded is not yet so.
  if (kind === 'exchange' && daysLeft < 0 && safeUntil) return `The exchange period of ${name} may be over.`
  if (kind === 'exchange' && daysLeft < 0)
    return `The exchange period of ${name} is over, and the exchange is still open.`
  if (role === 'client') return clientSentence(date, outlook)
  if (kind === 'closing') return `The sale in ${name} is expected to close.`
  return kind === 'identification'
    ? `Send in the identification for ${name}.`
    : `Complete the purchase in ${name}.`
}

/** Who names or sees to the identification is led to where it is done. */
const wayTo = (role: Role, { exchange, kind }: ComingDate): Pick<UrgentThing, 'href' | 'action'> =>
  kind === 'identification'
    ? {
        href: `/exchanges/${exchange}/identification`,
        action: role === 'client' ? 'Name the property' : 'See the identification',
      }
    : { href: `/exchanges/${exchange}`, action: 'Open the exchange' }

const ofDate =
  (role: Role, known: Known) =>
  (date: ComingDate): UrgentThing => ({
    key: `${date.exchange}-${date.kind}`,
    sentence: sentenceFor(role, date, known.get(date.exchange) ?? UNKNOWN),
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

/** Whether a date asks something of this person: of people who only look on none does, and of nobody what is done. */
const asks = (role: Role, { kind, exchange }: ComingDate, known: Known): boolean =>
  (isStaff(role) ? kind !== 'closing' : role === 'client') &&
  !(kind === 'identification' && known.get(exchange)?.identified)

/**
 * The most urgent things of a person out of their dates and tasks: what is done is none any more, and
 * a task that is overdue is always among them.
 */
export function mostUrgent(
  role: Role,
  dates: readonly ComingDate[],
  tasks: readonly TaskRow[],
  most: number,
  known: Known = new Map(),
): UrgentThing[] {
  const legal = dates.filter((date) => asks(role, date, known)).map(ofDate(role, known))
  const chores = tasks.flatMap(ofTask).sort(byUrgency)
  const first = [...legal, ...chores].sort(byUrgency).slice(0, most)
  const late = chores.find(({ daysLeft }) => daysLeft < 0)
  return late && !first.includes(late) ? [...first.slice(0, most - 1), late] : first
}
