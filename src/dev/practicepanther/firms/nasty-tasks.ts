/** Tasks with missing parts, dangling references and one shared timestamp (practicepanther.md T3). */

import { stableId } from '../random'
import type { Matter, Task } from '../rows'
import { naive } from '../time'
import type { FirmBuilder } from './builder'
import type { NastyMatters } from './nasty-matters'
import type { NastyPeople } from './nasty-people'

/** A bulk import stamps all of its rows alike (section 5.5). */
const IMPORTED = 510

function addImported(builder: FirmBuilder, people: NastyPeople, matters: Matter[]): void {
  const touched = builder.moment(-45, -45)
  for (let index = 0; index < IMPORTED; index += 1) {
    const task = builder.addTask({
      matter: matters[index % matters.length] ?? null,
      subject: `Imported task ${index + 1}`,
      status: 'Completed',
      due: builder.day(-50),
      users: [people.users.active],
      touched,
    })
    task.created_at = naive(touched)
  }
}

function addOdd(builder: FirmBuilder, people: NastyPeople, matter: Matter): void {
  const add = (subject: string, change: Partial<Task>): void => {
    const task = builder.addTask({
      matter,
      subject,
      status: 'NotCompleted',
      due: builder.day(7),
      users: [people.users.active],
      touched: builder.moment(-20, -2),
    })
    Object.assign(task, change)
  }
  add('No status', { status: null, priority: null })
  add('No matter', { matter_ref: null })
  add('No matter and no account', { matter_ref: null, account_ref: null })
  add('No due date', { due_date: null })
  add('Due at an instant', { due_date: `${builder.day(3)}T05:37:29.61` })
  add('Due on a plain date', { due_date: `${builder.day(3).slice(0, 8)}01T00:00:00` })
  add('Matter that nobody knows', {
    matter_ref: { id: stableId('matter:nobody knows'), display_name: 'Unknown' },
  })
  add('Waits for another', { status: 'Conditional', due_date: null })
  add('One decimal', { updated_at: `${builder.day(-5)}T18:00:00.7` })
  add('Three decimals', { updated_at: `${builder.day(-5)}T18:00:00.997` })
  add('<img src=x onerror=alert(1)> 🧾', { notes: '<script>alert("task")</script>', assigned_to_users: [] })
}

/** Answers how many of the tasks are in no list, because their matter is deleted. */
export function addNastyTasks(
  builder: FirmBuilder,
  people: NastyPeople,
  { seen, deleted, hidden }: NastyMatters,
): number {
  const first = seen[1]
  if (!first) throw new Error('the small firm lost its matters')
  addImported(builder, people, seen)
  addOdd(builder, people, first)
  for (const matter of [deleted, hidden]) {
    builder.addTask({
      matter,
      subject: `Task of "${matter.name}"`,
      status: 'NotCompleted',
      due: builder.day(5),
      users: [people.users.active],
      touched: builder.moment(-20, -2),
    })
  }
  builder.addNote(
    first,
    'Odd note',
    '<p>Привет & <b>bold</b></p>',
    [people.users.inactive],
    builder.moment(-9, -3),
  )
  builder.addEvent(first, 'Signing', null, builder.day(4), [people.users.active], builder.moment(-9, -3))
  builder.addCall(first, 'Call', 'Left a message 📞', [people.users.active], builder.moment(-9, -3))
  return 1
}
