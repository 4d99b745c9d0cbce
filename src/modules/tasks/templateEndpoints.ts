import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { actorFacts, recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { NotFoundError } from '../../core/errors'
import { applyTemplates, templateInput, templateItem, type Template, type TemplateItem } from './templates'
import * as answers from './answers'

type Row = {
  id: string
  name: string
  exchangeType: Template['exchangeType']
  items: TemplateItem[]
  automatic: boolean
  active: boolean
  updatedAt: Date
}

const COLUMNS = `id, name, exchange_type as "exchangeType", items, automatic, active, updated_at as "updatedAt"`

async function templateOf(sql: Sql, id: string) {
  const [row] = await sql.query<Row>(`select ${COLUMNS} from task_templates where id = $1 and active`, [id])
  if (!row) throw new NotFoundError()
  return { ...row, items: z.array(templateItem).safeParse(row.items).data ?? [] }
}

const list = defineEndpoint({
  method: 'get',
  path: '/task-templates',
  summary: 'Task templates, computed from the dates of an exchange',
  roles: STAFF,
  answer: answers.listTemplates,
  handler: async ({ req }) => ({
    docs: await sqlOn(databaseOf(req.payload)).query<Row>(
      `select ${COLUMNS} from task_templates where active order by lower(name), id limit 500`,
    ),
  }),
})

const SAVE = `insert into task_templates (id, name, exchange_type, items, automatic, active, user_id) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (id) do update set name = excluded.name, exchange_type = excluded.exchange_type, items = excluded.items, automatic = excluded.automatic, active = excluded.active, updated_at = now()`

const create = defineEndpoint({
  method: 'post',
  path: '/task-templates',
  summary: 'Makes a template of tasks; an automatic one is applied to every new exchange of its type',
  roles: ['admin'],
  status: 201,
  body: templateInput,
  answer: answers.writeTemplate,
  handler: async ({ req, actor, body }) => {
    const id = uuid()
    await inTransaction(databaseOf(req.payload), async (sql) => {
      await sql.query(SAVE, [
        id,
        body.name,
        body.exchangeType,
        JSON.stringify(body.items),
        body.automatic,
        body.active,
        actor.id,
      ])
      await recordEvents(sql, [
        {
          ...actorFacts(req),
          action: 'task-templates.create',
          entityType: 'task-templates',
          entityId: id,
          after: body,
        },
      ])
    })
    return { message: 'The template was added.', doc: { id, ...body } }
  },
})

const update = defineEndpoint({
  method: 'put',
  path: '/task-templates/:id',
  summary: 'Changes a template; tasks that it has made stay as they are',
  roles: ['admin'],
  body: templateInput,
  answer: answers.writeTemplate,
  handler: async (call) => {
    const { req, actor, body } = call
    const id = idParam(call)
    await inTransaction(databaseOf(req.payload), async (sql) => {
      const before = await templateOf(sql, id)
      await sql.query(SAVE, [
        id,
        body.name,
        body.exchangeType,
        JSON.stringify(body.items),
        body.automatic,
        body.active,
        actor.id,
      ])
      await recordEvents(sql, [
        {
          ...actorFacts(req),
          action: 'task-templates.update',
          entityType: 'task-templates',
          entityId: id,
          before,
          after: body,
        },
      ])
    })
    return { message: 'The template was changed.', doc: { id, ...body } }
  },
})

const retire = defineEndpoint({
  method: 'delete',
  path: '/task-templates/:id',
  summary: 'Takes a template out of use',
  roles: ['admin'],
  answer: answers.retireTemplate,
  handler: async (call) => {
    const id = idParam(call)
    await inTransaction(databaseOf(call.req.payload), async (sql) => {
      await templateOf(sql, id)
      await sql.query('update task_templates set active = false, updated_at = now() where id = $1', [id])
      await recordEvents(sql, [
        {
          ...actorFacts(call.req),
          action: 'task-templates.retire',
          entityType: 'task-templates',
          entityId: id,
        },
      ])
    })
    return { message: 'The template is no longer in use.', doc: { id } }
  },
})

export const templates = [list, create, update, retire]

export const applyTemplate = defineEndpoint({
  method: 'post',
  path: '/:id/tasks/from-template',
  summary: 'Makes the tasks of a template in an exchange; each is made once, however often it is asked',
  roles: STAFF,
  status: 201,
  body: z.strictObject({ template: z.uuid() }),
  exchange: 'manage',
  answer: answers.applyTemplate,
  handler: async (call) => {
    const id = call.exchange
    const made = await inTransaction(databaseOf(call.req.payload), async (sql) => {
      const template = await templateOf(sql, call.body.template.toLowerCase())
      // Whoever chooses a template by hand means it, whatever the type of the exchange.
      return applyTemplates(sql, [id], [{ ...template, exchangeType: null }], actorFacts(call.req))
    })
    return { message: made.length === 1 ? 'One task was added.' : `${made.length} tasks were added.`, made }
  },
})
