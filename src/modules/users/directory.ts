import type { Payload } from 'payload'
import type { Role } from '../../core/access/matrix'
import { poolOf } from '../../core/database/pool'

/**
 * Names of the people who sign in. `users` is closed to most roles, yet a message, a task or a
 * participant always says whose it is (contract section 4): id, name and role, nothing else.
 */
export type Person = { id: string; displayName: string; role: Role }

type Directory = { at: number; people: Promise<Map<string, Person>> }

const KEEP_MS = 5000
const shared = globalThis as typeof globalThis & { peakDirectory?: Directory }

/** To be called after a user was changed. */
export function forgetDirectory(): void {
  delete shared.peakDirectory
}

async function load(payload: Payload): Promise<Map<string, Person>> {
  const { rows } = await poolOf(payload).query<Person>({
    name: 'people-directory',
    text: `select id, display_name as "displayName", role from users`,
  })
  return new Map(rows.map((person) => [person.id, person]))
}

/** All people by id, held for a few seconds: a list of messages asks it once, not once a row. */
export async function directory(payload: Payload): Promise<Map<string, Person>> {
  const held = shared.peakDirectory
  if (held && Date.now() - held.at < KEEP_MS) return held.people
  const people = load(payload)
  shared.peakDirectory = { at: Date.now(), people }
  people.catch(forgetDirectory)
  return people
}
