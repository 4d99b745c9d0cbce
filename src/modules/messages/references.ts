import type { PayloadRequest, Where } from 'payload'
import { idOf } from '../../core/access/actor'
import { InvalidInputError } from '../../core/errors'

type MessageData = Record<string, unknown>

/** Is every one of these records in the exchange, and may the sender see it? */
async function allVisible(
  req: PayloadRequest,
  collection: 'documents' | 'messages',
  ids: readonly string[],
  exchange: string,
): Promise<boolean> {
  if (ids.length === 0) return true
  const where: Where = { and: [{ id: { in: [...new Set(ids)] } }, { exchange: { equals: exchange } }] }
  const { docs } = await req.payload.find({
    collection,
    where,
    limit: ids.length,
    pagination: false,
    depth: 0,
    select: {},
    overrideAccess: false,
    req,
  })
  return docs.length === new Set(ids).size
}

/**
 * A message refers to nothing but what its exchange holds and its sender may see: a foreign and a
 * missing document look the same.
 * @throws InvalidInputError
 */
export async function assertVisibleReferences(req: PayloadRequest, data: MessageData): Promise<void> {
  const exchange = idOf(data['exchange'])
  if (!exchange) return
  const attachments = Array.isArray(data['attachments'])
    ? data['attachments'].map(idOf).filter((id) => id !== null)
    : []
  if (!(await allVisible(req, 'documents', attachments, exchange)))
    throw new InvalidInputError('There is no such document in this exchange.', 'attachments')
  const replyTo = idOf(data['replyTo'])
  if (replyTo && !(await allVisible(req, 'messages', [replyTo], exchange)))
    throw new InvalidInputError('There is no such message in this exchange.', 'replyTo')
}
