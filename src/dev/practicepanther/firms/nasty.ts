/** The difficult rows of practicepanther.md T3: a small firm of their own, and a part of the real one. */

import type { Firm } from '../rows'
import { FirmBuilder } from './builder'
import { addNastyMatters } from './nasty-matters'
import { addNastyPeople } from './nasty-people'
import { addNastyTasks } from './nasty-tasks'

/** How many of the rows added are not in the lists, because they are deleted, hidden or hang on something deleted. */
export type Unseen = { matters: number; contacts: number; tasks: number }

/** Adds 20 visible matters, one deleted and one hidden, with their people and tasks. */
export function addNasties(builder: FirmBuilder): Unseen {
  const people = addNastyPeople(builder)
  const matters = addNastyMatters(builder, people)
  const tasks = addNastyTasks(builder, people, matters)
  builder.firm.tags = {
    account: [{ name: 'VIP', created_at: '2019-03-01T00:00:00' }],
    matter: [{ name: 'Rush, "urgent"', created_at: '2020-07-04T10:11:12.1' }],
    activity: [{ name: 'Téléphone', created_at: '2021-01-01T08:00:00.25' }],
  }
  return { matters: 2, contacts: people.gone.length, tasks }
}

/** Nothing but the difficult rows. */
export function makeSmallFirm(seed: number, anchor: string): Firm {
  const builder = new FirmBuilder('small', seed, anchor)
  addNasties(builder)
  return builder.firm
}
