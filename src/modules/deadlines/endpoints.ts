import type { Endpoint } from 'payload'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { today } from '../../core/clock'
import { poolOf, sqlOn } from '../../core/database/pool'
import { DomainRuleError } from '../../core/errors'
import { explainDeadlines } from '../../law/deadline-why'
import { computeDeadlines } from '../../law/deadlines'
import { recordWarnings } from '../exchanges/recordWarnings'
import { deadlineInput } from '../exchanges/stored'
import { requireExchange } from '../exchanges/visible'
import { approvalOf } from './approval'
import { truthCardPdf } from './pdf'

const card = defineEndpoint({
  method: 'get',
  path: '/:id/truth-card.pdf',
  summary: 'The deadlines of an exchange with their reckoning, as a PDF to hand on',
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id)
    const exchange = await call.req.payload.findByID({
      collection: 'exchanges',
      id,
      depth: 0,
      joins: false,
      overrideAccess: false,
      req: call.req,
    })
    const now = today()
    const input = deadlineInput(exchange, now)
    if (!input)
      throw new DomainRuleError(
        'There is no transfer date yet, so there are no deadlines to show.',
        'no-transfer-date',
      )
    const sql = sqlOn(poolOf(call.req.payload))
    const [deadlines, approval, warnings] = [
      computeDeadlines(input),
      await approvalOf(sql, id),
      await recordWarnings(sql, id, call.actor),
    ]
    const pdf = await truthCardPdf({
      name: exchange.name,
      exchangeNumber: exchange.exchangeNumber ?? null,
      clientName: exchange.clientName ?? null,
      today: now,
      deadlines: { ...deadlines, warnings: [...deadlines.warnings, ...warnings] },
      why: explainDeadlines(input),
      approval,
    })
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="deadlines-${id}.pdf"`,
      },
    })
  },
})

/** Below `/api/exchanges`. */
export const truthCardEndpoints: Endpoint[] = [card]
