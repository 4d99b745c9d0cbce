import DataLoader from 'dataloader'
import type { Payload } from 'payload'
import { databaseOf } from '../database/database'
import { UUID } from '../ids'
import type { Role } from './matrix'

/**
 * Names of the people who sign in. `users` is closed to most roles, yet a message, a task or a
 * participant always says whose it is (contract section 4): id, name and role, nothing else.
 */
export type Person = { id: string; displayName: string; role: Role }

/** An id with its name where the person is known (contract section 4). */
export type Named = Person | string | null

type Loader = DataLoader<string, Person | null>

/** How long a name that was looked up may be shown; a change of a person forgets all at once. */
const KEEP_MS = 5000
const MOST_AT_ONCE = 1000
declare global {
  // One for all bundles of this file: the pages are bundled apart from the server.
  var peakPeople: { at: number; loader: Loader } | undefined
}

/** To be called after a user was changed. */
export function forgetPeople(): void {
  globalThis.peakPeople = undefined
}

async function load(payload: Payload, ids: readonly string[]): Promise<(Person | null)[]> {
  const { rows } = await databaseOf(payload).query<Person>({
    name: 'people-by-id',
    text: `select id, display_name as "displayName", role from users where id = any($1::uuid[])`,
    values: [ids.filter((id) => UUID.test(id))],
  })
  const found = new Map(rows.map((person) => [person.id, person]))
  return ids.map((id) => found.get(id) ?? null)
}

/** What is asked within one turn goes out as one statement: the rows of a list, each with its person. */
function loaderOf(payload: Payload): Loader {
  const held = globalThis.peakPeople
  if (held && Date.now() - held.at < KEEP_MS) return held.loader
  const loader = new DataLoader<string, Person | null>((ids) => load(payload, ids), {
    maxBatchSize: MOST_AT_ONCE,
  })
  globalThis.peakPeople = { at: Date.now(), loader }
  return loader
}

/** A person by id; null for anything that is no person's id. */
export const personById = (payload: Payload, id: string): Promise<Person | null> => loaderOf(payload).load(id)

/** The people behind some ids, by id. Ids of nobody are left out. */
export async function peopleById(
  payload: Payload,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids)].filter((id): id is string => typeof id === 'string')
  const people = await Promise.all(wanted.map((id) => personById(payload, id)))
  return new Map(people.flatMap((person) => (person ? [[person.id, person]] : [])))
}

/** Everybody of the firm itself: who may coordinate. */
export async function staffPeople(payload: Payload): Promise<Person[]> {
  const { rows } = await databaseOf(payload).query<Person>({
    name: 'people-of-staff',
    text: `select id, display_name as "displayName", role from users where role in ('admin', 'coordinator') order by display_name, id`,
    values: [],
  })
  return rows
}

/** An id as lists show it: with its name where the person is known. */
export const named = (people: ReadonlyMap<string, Person>, id: string | null): Named =>
  id ? (people.get(id) ?? id) : null
