/** The GET routes of practicepanther.md T1.2; paths are case-insensitive (section 1). */

import { readListFaults } from './list-faults'
import { answerList } from './lists'
import { jsonReply, listReply, noRouteReply, noRowReply, textReply, type Reply } from './reply'
import type { Entity, FieldGroup, TagGroup } from './rows'
import type { Fault } from './schemas'
import { servedJson } from './serve'
import type { Rec } from './store'
import type { World } from './world'

export type ApiRoute =
  | { name: string; kind: 'list'; entity: Entity; group: FieldGroup | null }
  | { name: string; kind: 'row'; entity: Entity; id: string }
  | { name: string; kind: 'me' }
  | { name: string; kind: 'tags'; group: TagGroup }

const LISTED: readonly Entity[] = [
  'users',
  'accounts',
  'contacts',
  'matters',
  'tasks',
  'notes',
  'events',
  'calllogs',
  'relationships',
]
const FIELD_GROUPS: readonly FieldGroup[] = ['company', 'matter', 'contact']
const TAG_GROUPS: readonly TagGroup[] = ['account', 'matter', 'activity']

/** The route behind a lower-case path, or null: there is no nested route at all (section 11). */
export function findRoute(path: string): ApiRoute | null {
  const [first = '', second, ...rest] = path.replace(/^\/api\/v2\//, '').split('/')
  if (!path.startsWith('/api/v2/') || rest.length > 0) return null
  if (first === 'tags') {
    const group = TAG_GROUPS.find((each) => each === second)
    return group ? { name: `tags/${group}`, kind: 'tags', group } : null
  }
  if (first === 'customfields') return customFieldRoute(second)
  const entity = LISTED.find((each) => each === first)
  if (!entity) return null
  if (second === undefined) return { name: entity, kind: 'list', entity, group: null }
  if (entity === 'users' && second === 'me') return { name: 'users/me', kind: 'me' }
  return { name: `${entity}/{id}`, kind: 'row', entity, id: second }
}

function customFieldRoute(second: string | undefined): ApiRoute | null {
  if (second === undefined) return null
  const group = FIELD_GROUPS.find((each) => each === second)
  if (group) return { name: `customfields/${group}`, kind: 'list', entity: 'customfields', group }
  return { name: 'customfields/{id}', kind: 'row', entity: 'customfields', id: second }
}

function answerRow(world: World, entity: Entity, id: string, user: string): Reply {
  const { store, switches } = world
  const record = store.get(entity, id)
  if (!record) return noRowReply('404')
  if (store.isGone(record, switches))
    return noRowReply(record.state === 'purged' ? '404' : switches.deleted_by_id)
  if (store.isHidden(record, user)) return noRowReply(switches.hidden_by_id)
  return rowReply(world, record)
}

function rowReply(world: World, record: Rec): Reply {
  return textReply(200, 'application/json; charset=utf-8', servedJson(record, world.switches))
}

function answerMe(world: World, user: string): Reply {
  const record = world.store.get('users', user)
  return record ? rowReply(world, record) : jsonReply(200, null)
}

/** The answer of a GET, for a user whose token was found good. */
export function answerApi(
  world: World,
  route: ApiRoute | null,
  url: URL,
  user: string,
  faults: readonly Fault[],
): Reply {
  if (!route) return noRouteReply(`${url.origin}${url.pathname}`)
  switch (route.kind) {
    case 'me':
      return answerMe(world, user)
    case 'row':
      return answerRow(world, route.entity, route.id, user)
    case 'tags':
      return listReply(() => world.store.tags[route.group].map((tag) => JSON.stringify(tag)), null)
    case 'list':
      return answerList({
        entity: route.entity,
        group: route.group,
        query: url.searchParams,
        user,
        store: world.store,
        switches: world.switches,
        random: world.random,
        faults: readListFaults(faults),
      })
  }
}
