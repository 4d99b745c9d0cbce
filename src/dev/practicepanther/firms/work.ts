/** The work that a coordinator does on an exchange: tasks, notes, appointments and calls around its transfer date. */

import type { Matter, Task, TaskStatus, User } from '../rows'
import type { FirmBuilder } from './builder'
import type { ExchangePlan } from './exchange'

type Step = { subject: string; at: number; priority?: Task['priority']; notes?: string }

/** What is done in every exchange, in days from the transfer. */
const STEPS: readonly Step[] = [
  { subject: 'Request W-9 from exchanger', at: -12 },
  { subject: 'Send exchange agreement for signature', at: -9, priority: 'High' },
  { subject: 'Send assignment and closing instructions to escrow', at: -6 },
  {
    subject: 'Verify wire instructions by call-back',
    at: -2,
    priority: 'High',
    notes: 'Call the number on file, never the one in the e-mail.',
  },
  { subject: 'Get signed settlement statement', at: 3 },
  { subject: 'Confirm receipt of exchange proceeds', at: 1, priority: 'High' },
  { subject: 'Send 45-day and 180-day letter to exchanger', at: 5 },
  { subject: '45-day notice reminder', at: 30, priority: 'High' },
  { subject: 'Final call before day 45', at: 42, priority: 'High' },
  { subject: 'File identification notice', at: 45 },
  { subject: 'Get replacement purchase contract', at: 60 },
  { subject: 'Draft replacement property documents', at: 75 },
  { subject: '180-day reminder letter', at: 150 },
  { subject: 'Send final accounting and close file', at: 178, priority: 'Low' },
]

type NoteText = {
  subject: string
  text: string
  /** Whether it can only be written once the property is sold. */ afterSale?: boolean
}

const NOTES: readonly NoteText[] = [
  {
    subject: 'Intake call',
    text: 'Exchanger wants to trade into a larger multifamily property. Explained the 45-day and 180-day limits and that we cannot give tax advice.',
  },
  {
    subject: 'Escrow',
    text: 'Spoke with the escrow officer. Buyer has removed contingencies. She will send the estimated settlement statement.',
  },
  {
    subject: 'Identification',
    afterSale: true,
    text: 'Exchanger is looking at three properties and will use the three-property rule. Reminded the exchanger that the notice must be signed and reach us by midnight of day 45.',
  },
  {
    subject: 'Wire',
    text: 'Wire instructions confirmed by telephone with the number on file. Read back the last four digits.',
  },
  {
    subject: 'Vesting',
    text: 'Vesting on the purchase contract does not match the deed. Asked for a corrected contract before we draft the assignment.',
  },
  {
    subject: 'Related party',
    afterSale: true,
    text: 'Asked about the seller of the replacement property: not a related party, per exchanger.',
  },
  {
    subject: 'Proceeds',
    afterSale: true,
    text: 'Proceeds received and placed in the qualified escrow account. Receipt letter mailed.',
  },
  {
    subject: 'CPA',
    text: 'Return will be extended: told the exchanger to ask the tax adviser, because the due date falls before day 180.',
  },
]

function taskStatus(builder: FirmBuilder, matter: Matter, due: number): TaskStatus {
  const over = matter.status === 'Closed' || matter.status === 'Archived'
  if (over || due < -6) return 'Completed'
  if (due < 0) return builder.random.chance(0.7) ? 'Completed' : 'NotCompleted'
  if (due < 7) return builder.random.chance(0.4) ? 'InProgress' : 'NotCompleted'
  return builder.random.chance(0.1) ? 'Conditional' : 'NotCompleted'
}

/** Tasks with due dates around the transfer; what lies far ahead has not been set up yet. */
export function addExchangeTasks(
  builder: FirmBuilder,
  matter: Matter,
  plan: ExchangePlan,
  users: User[],
  count: number,
): void {
  const transfer = plan.transfer ?? plan.expected ?? 30
  const near = STEPS.map((step) => ({ ...step, due: transfer + step.at })).sort(
    (a, b) => Math.abs(a.due) - Math.abs(b.due),
  )
  for (const step of near.slice(0, count)) {
    builder.addTask({
      matter,
      users,
      subject: step.subject,
      status: taskStatus(builder, matter, step.due),
      due: builder.day(step.due),
      priority: step.priority ?? 'Medium',
      notes: step.notes ?? null,
      touched: builder.moment(Math.min(step.due, -2) - 8, step.due),
    })
  }
}

/** Notes as a coordinator writes them, the newest close to the anchor. */
export function addExchangeNotes(
  builder: FirmBuilder,
  matter: Matter,
  plan: ExchangePlan,
  users: User[],
  count: number,
): void {
  const isSold = plan.transfer !== null && plan.transfer <= 0
  const fitting = NOTES.filter((note) => isSold || !note.afterSale)
  const start = builder.random.int(0, fitting.length - 1)
  for (let index = 0; index < count; index += 1) {
    const { subject, text } = fitting[(start + index) % fitting.length] ?? { subject: 'Note', text: '' }
    builder.addNote(matter, subject, text, users, builder.moment(-60 + index * 15, -50 + index * 15))
  }
}

/** A closing appointment and a telephone call. */
export function addAppointments(
  builder: FirmBuilder,
  matter: Matter,
  plan: ExchangePlan,
  users: User[],
): void {
  if (plan.transfer !== null && plan.transfer > -30) {
    builder.addEvent(
      matter,
      'Closing at escrow',
      'By courier',
      builder.day(plan.transfer),
      users,
      builder.moment(-25, -3),
    )
  }
  if (builder.random.chance(0.5)) {
    builder.addCall(
      matter,
      'Call with exchanger',
      'Went over the dates and the next documents.',
      users,
      builder.moment(-40, -2),
    )
  }
}
