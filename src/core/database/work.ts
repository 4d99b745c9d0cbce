import { AsyncLocalStorage } from 'node:async_hooks'
import type { Sql } from './sql'

/** For whom a piece of work is done. */
export type Who = { id: string; role: string }

/**
 * One piece of work: a request of the API, a page, a job. It is known wherever the database is asked
 * in it, and records what has been committed so far and what has to happen inside its first
 * transaction.
 */
export type Work = {
  /** What it is, for logs: no id, no address with a token. */
  readonly why: string
  /** The person it is done for; null for an anonymous caller and for the platform itself. */
  readonly who: Who | null
  /** True once any transaction of this work has been committed: "nothing was changed" is no longer true. */
  committed: boolean
  /** The first record that was made in it. */
  created: { collection: string; id: string } | null
  /** Recorded events of this work that somebody follows. */
  followed: string[]
  /** Runs once, right before the first commit and inside that transaction; what it throws rolls back. */
  beforeFirstCommit: ((sql: Sql) => Promise<void>) | null
  /** Runs once, at the start of the first transaction of our own: the place to lock and compare a record. */
  afterFirstBegin: ((sql: Sql) => Promise<void>) | null
}

declare global {
  // One storage for all bundles of this file: the pages are bundled apart from the server.
  var peakWork: AsyncLocalStorage<Work> | undefined
}
const storage = (globalThis.peakWork ??= new AsyncLocalStorage<Work>())

/** A new piece of work. */
export const newWork = (why: string, who: Who | null = null): Work => ({
  why,
  who: who && { id: who.id, role: who.role },
  committed: false,
  created: null,
  followed: [],
  beforeFirstCommit: null,
  afterFirstBegin: null,
})

/** Runs a piece of work with a record of its own. */
export const runWork = <T>(work: Work, run: () => Promise<T>): Promise<T> => storage.run(work, run)

export const currentWork = (): Work | null => storage.getStore() ?? null

/** From here on an error of this work does not mean that nothing was changed. */
export function noteCommitted(): void {
  const work = currentWork()
  if (work) work.committed = true
}

/** Notes a record that was made, in the transaction that makes it. */
export function noteCreated(collection: string, id: string): void {
  const work = currentWork()
  if (work) work.created ??= { collection, id }
}

/** Notes events that were recorded and are followed after the commit. */
export function noteFollowed(events: readonly string[]): void {
  currentWork()?.followed.push(...events)
}

/** Takes a step that is to run once off the work. */
export function takeOnce(
  step: 'beforeFirstCommit' | 'afterFirstBegin',
): ((sql: Sql) => Promise<void>) | null {
  const work = currentWork()
  if (!work) return null
  const run = work[step]
  work[step] = null
  return run
}
