/** What a perfect mirror would hold at this moment (practicepanther.md T5). */

import { ENTITIES, type Entity } from './rows'
import { servedHash, servedRow } from './serve'
import type { Rec } from './store'
import type { Truth, TruthEntity } from './types'
import type { World } from './world'

function truthOf(world: World, entity: Entity, user: string, full: boolean): TruthEntity {
  const { store, switches } = world
  const result: TruthEntity = { visible: [], archived: [], deleted: [], hidden: [], rows: {} }
  const listIn = (record: Rec): string[] => {
    if (store.isGone(record, switches)) return result.deleted
    return store.isHidden(record, user) ? result.hidden : result.visible
  }
  for (const record of store.all(entity)) {
    const { id } = record.row
    const list = listIn(record)
    list.push(id)
    if (list !== result.visible) continue
    if (store.isArchived(record)) result.archived.push(id)
    const hash = servedHash(record, switches)
    result.rows[id] = full ? { hash, row: servedRow(record, switches) } : { hash }
  }
  return result
}

/** Ids by visibility and a hash for each visible row, as the token's user would see them. */
export function readTruth(world: World, options: { full?: boolean; user?: string } = {}): Truth {
  world.applyDue()
  const { full = false, user = world.oauth.user } = options
  const of = (entity: Entity): TruthEntity => truthOf(world, entity, user, full)
  const [users, accounts, contacts, matters, tasks, notes, events, calllogs, relationships, customfields] =
    ENTITIES
  return {
    now: new Date(world.clock.now()).toISOString(),
    user,
    entities: {
      users: of(users),
      accounts: of(accounts),
      contacts: of(contacts),
      matters: of(matters),
      tasks: of(tasks),
      notes: of(notes),
      events: of(events),
      calllogs: of(calllogs),
      relationships: of(relationships),
      customfields: of(customfields),
    },
  }
}
