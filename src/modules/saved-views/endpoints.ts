import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Actor } from '../../core/access/actor'
import { isStaff } from '../../core/access/matrix'
import { defineEndpoint, idParam, type Call } from '../../core/api/defineEndpoint'
import { actorFacts, recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction } from '../../core/database/sql'
import { rowsOf, Values, whereAll } from '../../core/database/statement'
import { ForbiddenError, NotFoundError, DomainRuleError } from '../../core/errors'
import { peopleById, type Person } from '../../core/access/people'
import { changeableViewsSql, readerByItself } from '../../core/access/reader'
import { singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'
import { LISTS } from './lists'

const viewInput = z.strictObject({
  list: z.enum(LISTS),
  name: singleLine().trim().min(1).max(100),
  /** What the list is asked with, as in its address. */
  query: z
    .record(singleLine().max(60), singleLine().max(2000))
    .refine((query) => Object.keys(query).length <= 40, { message: 'too many conditions' }),
  /** For everybody of the firm. */
  shared: z.boolean().default(false),
})

const MOST_VIEWS = 200

type Row = {
  id: string
  list: (typeof LISTS)[number]
  name: string
  query: Record<string, string>
  shared: boolean
  user: string
  updatedAt: Date
}
const COLUMNS = `id, list, name, query, shared, user_id as "user", updated_at as "updatedAt"`

const shown =
  (actor: Actor, people: ReadonlyMap<string, Person>) =>
  ({ user, updatedAt, ...view }: Row) => ({
    ...view,
    own: user === actor.id,
    owner: people.get(user) ?? user,
    updatedAt: updatedAt.toISOString(),
  })

function assertMayShare(actor: Actor, shared: boolean): void {
  if (shared && !isStaff(actor.role)) throw new ForbiddenError()
}

const list = defineEndpoint({
  method: 'get',
  path: '/saved-views',
  summary: "One's own saved views of lists, and for staff those that the firm shares",
  query: z.strictObject({ list: z.enum(LISTS).optional() }),
  answer: answers.list,
  handler: async ({ req, actor, query }) => {
    const values = new Values()
    const conditions = [
      ...readerByItself(actor).sql('saved-views', 'v', values),
      ...(query.list ? [`list = ${values.add(query.list)}`] : []),
    ]
    const rows = await rowsOf<Row>(
      databaseOf(req.payload),
      `select ${COLUMNS} from saved_views v ${whereAll(conditions)} order by list, lower(name), id limit 500`,
      values,
    )
    const people = await peopleById(
      req.payload,
      rows.map(({ user }) => user),
    )
    return { docs: rows.map(shown(actor, people)) }
  },
})

const create = defineEndpoint({
  method: 'post',
  path: '/saved-views',
  summary: 'Saves a view of a list, for oneself or for the firm',
  status: 201,
  body: viewInput,
  answer: answers.create,
  handler: async ({ req, actor, body }) => {
    assertMayShare(actor, body.shared)
    const id = uuid()
    await inTransaction(databaseOf(req.payload), async (sql) => {
      const [count] = await sql.query<{ views: number }>(
        'select count(*)::int as views from saved_views where user_id = $1',
        [actor.id],
      )
      if ((count?.views ?? 0) >= MOST_VIEWS)
        throw new DomainRuleError('You have saved many views already: remove one first.', 'too-many-views')
      await sql.query(
        'insert into saved_views (id, user_id, list, name, query, shared) values ($1, $2, $3, $4, $5, $6)',
        [id, actor.id, body.list, body.name, JSON.stringify(body.query), body.shared],
      )
      await recordEvents(sql, [
        {
          ...actorFacts(req),
          action: 'saved-views.create',
          entityType: 'saved-views',
          entityId: id,
          after: body,
        },
      ])
    })
    return { message: 'The view was saved.', doc: { id, ...body } }
  },
})

/** Changes or removes a view that the caller may change. @param statement up to its `where`, on the alias `v` */
function writeView(
  { req, actor }: Pick<Call<unknown, unknown>, 'req' | 'actor'>,
  id: string,
  action: 'update' | 'delete',
  statement: string,
  values = new Values(),
): Promise<void> {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const rows = await sql.query(
      `${statement} where id = ${values.add(id)} and ${changeableViewsSql(actor, 'v', values)} returning id`,
      values.list,
    )
    if (rows.length === 0) throw new NotFoundError()
    await recordEvents(sql, [
      { ...actorFacts(req), action: `saved-views.${action}`, entityType: 'saved-views', entityId: id },
    ])
  })
}

const update = defineEndpoint({
  method: 'put',
  path: '/saved-views/:id',
  summary: 'Changes a saved view',
  body: viewInput.omit({ list: true }),
  answer: answers.update,
  handler: async (call) => {
    const { actor, body } = call
    const id = idParam(call)
    assertMayShare(actor, body.shared)
    const values = new Values()
    const given = [body.name, JSON.stringify(body.query), body.shared].map((value) => values.add(value))
    await writeView(
      call,
      id,
      'update',
      `update saved_views v set (name, query, shared) = (${given.join(', ')}), updated_at = now()`,
      values,
    )
    return { message: 'The view was changed.', doc: { id, ...body } }
  },
})

const remove = defineEndpoint({
  method: 'delete',
  path: '/saved-views/:id',
  summary: 'Removes a saved view',
  answer: answers.remove,
  handler: async (call) => {
    const id = idParam(call)
    await writeView(call, id, 'delete', 'delete from saved_views v')
    return { message: 'The view was removed.', doc: { id } }
  },
})

export const endpoints: ModuleEndpoints = { root: [list, create, update, remove] }
