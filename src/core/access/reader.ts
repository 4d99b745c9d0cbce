import { isRecord } from '../isRecord'
import type { Queryable } from '../database/database'
import type { Values } from '../database/statement'
import type { Actor } from './actor'
import type { CollectionName, Operation, Permission } from './matrix'
import { conditionOf, RULES } from './rules'
import { ALWAYS, asSql, holds, type Condition } from './rules/condition'
import type { Facts } from './rules/rule'
import { changeableViews } from './rules/savedViews'
import { agencyContacts, exchangeScope } from './scope'

/**
 * A person with what they may reach: asked of the database once, then the same answer for Payload, for
 * our own SQL and for records in memory. Only this and the access functions know scopes.
 */
export class Reader {
  constructor(private readonly facts: Facts) {}

  get actor(): Actor {
    return this.facts.actor
  }

  /** Every exchange of the firm, whoever takes part: an administrator's. */
  get seesAllExchanges(): boolean {
    return this.facts.exchanges === 'all'
  }

  /** Whether this is one of the exchanges; whether it exists is not asked for who sees all. */
  takesPartIn(exchange: string): boolean {
    const { exchanges } = this.facts
    return exchanges === 'all' || exchanges.includes(exchange)
  }

  condition(collection: CollectionName, operation: Operation = 'read'): Condition {
    return conditionOf(collection, operation, this.facts)
  }

  /** Conditions on the table of a kind of record under an alias; none where everything may be seen. */
  sql(collection: CollectionName, alias: string, values: Values): string[] {
    const condition = this.condition(collection)
    return condition.kind === 'always' ? [] : [asSql(condition, RULES[collection].columns, alias, values)]
  }

  /**
   * The exchanges as a table with a column `id`, to look each of them up by an index (`cross join lateral`);
   * null for who sees all. Given a list of them, the database may rather go through all there is.
   */
  eachExchange(values: Values): string | null {
    const { exchanges } = this.facts
    return exchanges === 'all' ? null : `unnest(${values.add(exchanges)}::uuid[])`
  }

  /** Whether a record in memory may be seen. */
  sees(collection: CollectionName, record: unknown): boolean {
    return isRecord(record) && holds(this.condition(collection), record)
  }
}

/** A client's own contact, an agency's clients; nobody else has contacts of their own. */
async function contactsOf(db: Queryable, actor: Actor): Promise<readonly string[]> {
  if (actor.role === 'client') return actor.contact ? [actor.contact] : []
  return agencyContacts(db, actor)
}

/** @param permission what the person is about to do in an exchange */
export async function readerOf(
  db: Queryable,
  actor: Actor,
  permission: Permission = 'view',
): Promise<Reader> {
  return new Reader({
    actor,
    exchanges: await exchangeScope(db, actor, permission),
    contacts: await contactsOf(db, actor),
  })
}

/** For records whose rule asks for nothing of the database. */
export const readerByItself = (actor: Actor): Reader => new Reader({ actor, exchanges: [], contacts: [] })

/** What is marked for this person within an exchange that they have been let into. */
export function markedSql(
  actor: Actor,
  collection: 'tasks' | 'documents' | 'messages',
  alias: string,
  values: Values,
): string {
  const rule = RULES[collection]
  return asSql(rule.marked?.(actor) ?? ALWAYS, rule.columns, alias, values)
}

/** Which saved views this person may change or remove. */
export const changeableViewsSql = (actor: Actor, alias: string, values: Values): string =>
  asSql(changeableViews(actor), RULES['saved-views'].columns, alias, values)

export { forgetScopes, MOVES_NO_ACCESS } from './scope'
