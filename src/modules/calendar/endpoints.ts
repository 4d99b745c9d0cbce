import { z } from 'zod'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { openEndpoint } from '../../core/api/openEndpoint'
import { sessionIdOf } from '../../core/access/actor'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { publicUrl } from '../../core/env'
import type { CalendarDate } from '../../law/dates'
import { NotFoundError } from '../../core/errors'
import { requireExchange } from '../../core/access/requireExchange'
import { calendarOf, type DatedExchange } from './calendar'
import { feedsOf, makeFeed, ownerOfFeed, revokeFeed } from './feeds'
import { datedExchange, datedExchangesOf } from './read'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { FILE } from '../../core/api/answers'
import * as answers from './answers'

/** @param from the first day that is given; null for all */
const answer = (
  name: string,
  exchanges: readonly DatedExchange[],
  from: CalendarDate | null = null,
): Response =>
  new Response(calendarOf(name, exchanges, today(), publicUrl(), from), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="peak-1031.ics"',
    },
  })

const nameOf = (exchanges: readonly DatedExchange[]) => `Deadlines of ${exchanges[0]?.name ?? 'the exchange'}`

/** The deadlines of one exchange, for somebody who is signed in. */
const exchangeCalendar = defineEndpoint({
  method: 'get',
  path: '/:id/calendar.ics',
  summary: 'Both deadlines of an exchange as a calendar, with the reckoning in words',
  exchange: 'view',
  answer: FILE,
  handler: async (call) => {
    const id = call.exchange
    const exchanges = await datedExchange(databaseOf(call.req.payload), id)
    return answer(nameOf(exchanges), exchanges)
  },
})

const make = defineEndpoint({
  method: 'post',
  path: '/calendar-feeds',
  summary:
    "Makes a calendar feed of all one's exchanges, or of one; its address is shown this once and works without a sign-in",
  status: 201,
  body: z.strictObject({ exchange: z.uuid().optional() }),
  answer: answers.make,
  handler: async ({ req, actor, body }) => {
    const exchange = body.exchange?.toLowerCase() ?? null
    if (exchange) await requireExchange(req, actor, exchange)
    const { id, token } = await makeFeed(req, actor, sessionIdOf(req), exchange)
    return { id, exchange, url: `${publicUrl()}/api/calendar-feeds/${token}.ics` }
  },
})

const list = defineEndpoint({
  method: 'get',
  path: '/calendar-feeds',
  summary: "One's calendar feeds; their addresses are not kept and cannot be shown again",
  answer: answers.list,
  handler: async ({ req, actor }) => ({ docs: await feedsOf(databaseOf(req.payload), actor.id) }),
})

const revoke = defineEndpoint({
  method: 'delete',
  path: '/calendar-feeds/:id',
  summary: 'Takes a calendar feed back: its address is dead at once',
  answer: answers.revoke,
  handler: async (call) => {
    const id = idParam(call)
    await revokeFeed(call.req, call.actor, id)
    return { message: 'The calendar feed was removed.', doc: { id } }
  },
})

/** Open without a sign-in: the address is the proof. */
const read = openEndpoint({
  method: 'get',
  path: '/calendar-feeds/:token.ics',
  summary: 'A calendar feed by its secret address',
  answer: FILE,
  handler: async ({ req, param }) => {
    const db = databaseOf(req.payload)
    const owner = await ownerOfFeed(db, param('token'))
    if (!owner) throw new NotFoundError()
    // Of all exchanges what lies ahead: a program that subscribes takes out what is no longer there.
    if (owner.exchange === null)
      return answer('My 1031 deadlines', await datedExchangesOf(db, owner.actor), today())
    const exchanges = await datedExchange(db, owner.exchange)
    return answer(nameOf(exchanges), exchanges)
  },
})

export const endpoints: ModuleEndpoints = { root: [make, list, revoke, read], exchanges: [exchangeCalendar] }
