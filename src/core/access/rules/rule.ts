import type { Actor } from '../actor'
import { ALWAYS, among, both, either, NEVER, type Columns, type Condition } from './condition'

/** Who reads, and what belongs to them, as far as it was asked of the database. */
export type Facts = {
  actor: Actor
  /** The exchanges in which they may do what they are about to do. */
  exchanges: 'all' | readonly string[]
  /** Their own contact, or those of their agency. */
  contacts: readonly string[]
}

/** The rule of one kind of record, in the terms of the matrix (contract section 4). */
export type RecordRule = {
  columns: Columns
  /** Scope `own`: what is somebody's own. Absent where the matrix has no such cell. */
  own?: (facts: Facts) => Condition
  /** Scope `assigned`: the field that holds the exchange. */
  exchange?: 'id' | 'exchange'
  /** What is marked for some readers alone, within an exchange. */
  marked?: (actor: Actor) => Condition
  /** What belongs to no exchange. */
  beside?: (actor: Actor) => Condition
}

/** Records of the exchanges that somebody takes part in, as far as they are for them. */
export function assigned(rule: RecordRule, { actor, exchanges }: Facts): Condition {
  if (exchanges === 'all') return ALWAYS
  if (!rule.exchange) return NEVER
  return either(
    both(among(rule.exchange, exchanges), rule.marked?.(actor) ?? ALWAYS),
    rule.beside?.(actor) ?? NEVER,
  )
}
