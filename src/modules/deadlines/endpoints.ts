import { defineEndpoint } from '../../core/api/defineEndpoint'
import { contentDisposition, fileName } from '../../core/api/contentDisposition'
import { now, today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { settings } from '../../core/env'
import { DomainRuleError } from '../../core/errors'
import { readLetterhead } from '../../core/settings/letterhead'
import { explainDeadlines } from '../../law/deadline-why'
import { computeDeadlines } from '../../law/deadlines'
import { recordWarnings } from '../lifecycle'
import { deadlineInput } from '../exchanges'
import { approvalOf } from './approval'
import { truthCardPdf } from './pdf'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { boardQuery, readBoard } from './reads/board'
import { FILE } from '../../core/api/answers'
import * as answers from './answers'

const card = defineEndpoint({
  method: 'get',
  path: '/:id/truth-card.pdf',
  summary: 'The deadlines of an exchange with their reckoning, as a PDF to hand on',
  exchange: 'view',
  answer: FILE,
  handler: async (call) => {
    const id = call.exchange
    const exchange = await call.req.payload.findByID({
      collection: 'exchanges',
      id,
      depth: 0,
      joins: false,
      overrideAccess: false,
      req: call.req,
    })
    const asOf = now()
    const day = today(asOf)
    const input = deadlineInput(exchange, day)
    if (!input)
      throw new DomainRuleError(
        'There is no transfer date yet, so there are no deadlines to show.',
        'no-transfer-date',
      )
    const sql = sqlOn(databaseOf(call.req.payload))
    const [deadlines, approval, warnings] = [
      computeDeadlines(input),
      await approvalOf(sql, id),
      await recordWarnings(sql, id, call.actor),
    ]
    const pdf = await truthCardPdf({
      id,
      name: exchange.name,
      exchangeNumber: exchange.exchangeNumber ?? null,
      clientName: exchange.clientName ?? null,
      today: day,
      asOf,
      zone: settings().PP_FIRM_TIME_ZONE,
      letterhead: await readLetterhead(sql),
      deadlines: { ...deadlines, warnings: [...deadlines.warnings, ...warnings] },
      why: explainDeadlines(input),
      approval,
    })
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': contentDisposition(
          'inline',
          fileName(['Deadlines', exchange.exchangeNumber, exchange.name], 'pdf'),
        ),
      },
    })
  },
})

const NO_DATES = { transferDate: null, identification: null, exchange: null, warnings: [] }

const deadlines = defineEndpoint({
  method: 'get',
  path: '/:id/deadlines',
  summary:
    'The deadlines of an exchange (and of parked property) with days left, what limits them, the earliest end that cannot be excluded (`safeDate`) and what would lift it (`safeReason`), warnings, and the reckoning line by line',
  exchange: 'view',
  answer: answers.deadlines,
  handler: async (call) => {
    const id = call.exchange
    const exchange = await call.req.payload.findByID({
      collection: 'exchanges',
      id,
      depth: 0,
      joins: false,
      overrideAccess: false,
      req: call.req,
    })
    const input = deadlineInput(exchange, today())
    if (!input) return { ...NO_DATES, why: [] }
    const { warnings, ...dates } = computeDeadlines(input)
    return {
      ...dates,
      warnings: [...warnings, ...(await recordWarnings(sqlOn(databaseOf(call.req.payload)), id, call.actor))],
      why: explainDeadlines(input),
    }
  },
})

const board = defineEndpoint({
  method: 'get',
  path: '/portal/board',
  summary:
    "All coming dates of one's exchanges by urgency, for administrators by coordinator, and the load of the next sixty days",
  query: boardQuery,
  answer: answers.board,
  handler: ({ req, actor, query }) => readBoard(databaseOf(req.payload), actor, query),
})

export const endpoints: ModuleEndpoints = { root: [board], exchanges: [deadlines, card] }
