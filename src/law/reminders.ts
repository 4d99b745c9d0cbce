import { type CalendarDate, addDays, addMonths, yearOf } from './dates'
import { type Taxpayer, returnDue } from './return-due'
import { writtenDate } from './written'

/** What the reminders of an exchange depend on. */
export type ReminderFacts = {
  today: CalendarDate
  transferDate: CalendarDate | null
  taxpayer: Taxpayer | null
  extensionFiled: boolean
  returnDueDate: CalendarDate | null
  extendedDueDate: CalendarDate | null
  /** It is neither completed nor ended nor archived. */
  open: boolean
  /** It ended without an exchange, or is archived: no return of it is filed. */
  failed: boolean
  /** A party was confirmed to be related in the sense of IRC 1031(f). */
  related: boolean
}

/** A task that reminds of a filing; the key distinguishes those of one exchange. */
export type Reminder = { key: string; title: string; dueDate: CalendarDate }

/** What there is to remind of; `settled` says that a reminder was followed, and not that it fell away. */
export type Reminders = { wanted: Reminder[]; settled: string[] }

const EXTENSION = 'file-extension'

const formOf = (taxpayer: Taxpayer | null): string =>
  taxpayer === null ? 'Form 4868 or 7004' : taxpayer === 'individual' ? 'Form 4868' : 'Form 7004'

/** Day 180 after the unextended due date: without an extension the exchange ends with the return (domain.md 1.2). */
function extensionReminder(facts: ReminderFacts, T: CalendarDate): Reminder[] {
  const { unextended } = returnDue({
    transferDate: T,
    taxpayer: facts.taxpayer,
    extensionFiled: false,
    returnDueDate: facts.returnDueDate,
    extendedDueDate: null,
  })
  if (!facts.open || facts.extensionFiled || unextended === null || addDays(T, 180) <= unextended) return []
  return [
    {
      key: EXTENSION,
      title: `File ${formOf(facts.taxpayer)} before ${writtenDate(unextended)}`,
      dueDate: unextended,
    },
  ]
}

const LATER_YEARS = [1, 2] as const

/** With a related party Form 8824 is due for the two years after that of the exchange, too (domain.md 3.5). */
function relatedReminders(
  { related, failed, taxpayer, returnDueDate }: ReminderFacts,
  T: CalendarDate,
): Reminder[] {
  if (!related || failed) return []
  return LATER_YEARS.map((later) => {
    const year = yearOf(T) + later
    const own = returnDueDate === null ? null : addMonths(returnDueDate, 12 * later)
    const { unextended } = returnDue({
      transferDate: `${year}-01-01`,
      taxpayer: taxpayer ?? 'individual',
      extensionFiled: false,
      returnDueDate: own,
      extendedDueDate: null,
    })
    return {
      key: `form-8824-${year}`,
      title: `File Form 8824 for ${year}: exchange with a related party`,
      dueDate: unextended ?? `${year + 1}-04-15`,
    }
  })
}

/** The filings that an exchange is to be reminded of. Throws `InvalidInput` for a date that does not exist. */
export function remindersOf(facts: ReminderFacts): Reminders {
  const T = facts.transferDate
  if (T === null) return { wanted: [], settled: [] }
  return {
    wanted: [...extensionReminder(facts, T), ...relatedReminders(facts, T)],
    settled: facts.extensionFiled ? [EXTENSION] : [],
  }
}
